package dev.sockjs.spring;

import dev.sockjs.Headers;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.WebSocketHttpHeaders;

/**
 * Turns handshake headers of Spring into options. Of {@link HttpHeaders}, only methods are used
 * that have the same descriptor in Spring 6.2 and 7.0.
 */
final class HandshakeHeaders {

  /** The headers that Spring's {@code AbstractWebSocketClient} leaves out, in lower case. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "cache-control",
          "connection",
          "host",
          "pragma",
          "sec-websocket-extensions",
          "sec-websocket-key",
          "sec-websocket-protocol",
          "sec-websocket-version",
          "upgrade");

  private HandshakeHeaders() {}

  /** Returns a copy, which is read-only. */
  static HttpHeaders copyOf(@Nullable HttpHeaders headers) {
    HttpHeaders copy = new HttpHeaders();
    if (headers != null) {
      headers.forEach(
          (name, values) ->
              values.stream().filter(Objects::nonNull).forEach(value -> copy.add(name, value)));
    }
    return HttpHeaders.readOnlyHttpHeaders(copy);
  }

  /**
   * Returns the options of one connection.
   *
   * @throws IllegalArgumentException if a header is not allowed; the message has the reason
   */
  static SockJsOptions apply(HttpHeaders handshake, SockJsOptions options, SessionId id) {
    SockJsOptionsBuilder builder = options.toBuilder().sessionId(id);
    builder.headers(merged(options.headers(), handshake));
    String origin = handshake.getOrigin();
    if (origin != null) {
      builder.origin(origin);
    }
    List<String> protocols = protocols(handshake);
    if (!protocols.isEmpty()) {
      builder.subprotocols(protocols.toArray(String[]::new));
    }
    return builder.build();
  }

  private static List<String> protocols(HttpHeaders handshake) {
    return new WebSocketHttpHeaders(handshake)
        .getSecWebSocketProtocol().stream().distinct().toList();
  }

  private static Headers merged(Headers fixed, HttpHeaders handshake) {
    Headers[] merged = {fixed};
    handshake.forEach(
        (name, values) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (!LEFT_OUT.contains(lower) && !lower.equals("origin")) {
            merged[0] = merged[0].without(name);
            values.forEach(value -> merged[0] = merged[0].with(name, value));
          }
        });
    return merged[0];
  }
}
