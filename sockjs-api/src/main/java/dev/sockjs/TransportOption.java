package dev.sockjs;

import java.util.Objects;

/**
 * The key of a setting that one transport understands and all others ignore. Transports publish
 * their options as constants. Applications set a value with {@code
 * SockJsOptionsBuilder.transportOption}.
 *
 * <p>Options are compared by identity. Their names only appear in messages.
 *
 * @param <T> the type of the value
 */
public final class TransportOption<T> {

  /**
   * Headers for the requests of one transport, in addition to the headers of the connection. Set it
   * with the transport's name, like {@code transportOptions} in sockjs-client: {@code
   * transportOption("xhr-polling", TransportOption.HEADERS, headers)}. It works with every
   * transport, because the engine adds the headers.
   */
  public static final TransportOption<Headers> HEADERS = of("headers", Headers.class);

  private final String name;
  private final Class<T> type;

  private TransportOption(String name, Class<T> type) {
    this.name = Objects.requireNonNull(name, "name");
    this.type = Objects.requireNonNull(type, "type");
  }

  /**
   * Creates an option, which should be kept in a constant.
   *
   * @param name the name, for messages
   * @param type the class of the value
   * @param <T> the type of the value
   * @return a new option
   */
  public static <T> TransportOption<T> of(String name, Class<T> type) {
    return new TransportOption<>(name, type);
  }

  /** {@return the name, for messages} */
  public String name() {
    return name;
  }

  /** {@return the class of the value} */
  public Class<T> type() {
    return type;
  }

  @Override
  public String toString() {
    return name;
  }
}
