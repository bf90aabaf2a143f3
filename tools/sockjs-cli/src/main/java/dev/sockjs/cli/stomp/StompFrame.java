package dev.sockjs.cli.stomp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A frame of STOMP 1.2.
 *
 * @param command the command, such as {@code SEND}
 * @param headers the headers, without escapes, in their order; of a repeated header the first
 * @param body the body, which may be empty
 */
public record StompFrame(String command, Map<String, String> headers, String body) {

  /** The end of a frame. */
  static final char NUL = '\0';

  /** Creates a frame. */
  public StompFrame {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** Returns a frame without headers and body. */
  public static StompFrame of(String command) {
    return new StompFrame(command, Map.of(), "");
  }

  /** Returns this frame with one more header. */
  public StompFrame with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new StompFrame(command, more, body);
  }

  /** Returns this frame with another body. */
  public StompFrame withBody(String text) {
    return new StompFrame(command, headers, text);
  }

  /** Returns the value of a header, or empty if the frame does not have it. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * Returns the text of the frame, with its NUL. Section "Value Encoding" of STOMP 1.2: CONNECT and
   * CONNECTED do not escape their headers.
   */
  public String encode() {
    StringBuilder text = new StringBuilder(command).append('\n');
    boolean escapes = StompEscapes.areUsedBy(command);
    headers.forEach(
        (name, value) ->
            text.append(escapes ? StompEscapes.escape(name) : name)
                .append(':')
                .append(escapes ? StompEscapes.escape(value) : value)
                .append('\n'));
    return text.append('\n').append(body).append(NUL).toString();
  }
}
