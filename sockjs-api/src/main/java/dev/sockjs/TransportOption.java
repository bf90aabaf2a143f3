package dev.sockjs;

import java.util.Objects;

/**
 * A typed setting that one transport understands and all others ignore. Transports publish theirs
 * as constants; an application passes a value with {@link SockJsOptionsBuilder#transportOption}.
 *
 * <p>Two options are the same only if they are the same object: names are for people.
 *
 * @param <T> the type of the value
 */
public final class TransportOption<T> {

  /**
   * Header fields that the requests of one transport carry besides those of {@link
   * SockJsOptionsBuilder#headers(Headers)}. Give it with the transport's name, as in
   * sockjs-client's {@code transportOptions}: {@code transportOption("xhr-polling",
   * TransportOption.HEADERS, headers)}. Every transport honours it, since the engine adds the
   * fields.
   */
  public static final TransportOption<Headers> HEADERS = of("headers", Headers.class);

  private final String name;
  private final Class<T> type;

  private TransportOption(String name, Class<T> type) {
    this.name = Objects.requireNonNull(name, "name");
    this.type = Objects.requireNonNull(type, "type");
  }

  /**
   * A new option, to be kept in a constant.
   *
   * @param name what errors and {@link #toString()} call it
   * @param type the type of its value
   * @param <T> the type of its value
   * @return the option
   */
  public static <T> TransportOption<T> of(String name, Class<T> type) {
    return new TransportOption<>(name, type);
  }

  /**
   * What errors call it.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * The type of its value.
   *
   * @return the type
   */
  public Class<T> type() {
    return type;
  }

  @Override
  public String toString() {
    return name;
  }
}
