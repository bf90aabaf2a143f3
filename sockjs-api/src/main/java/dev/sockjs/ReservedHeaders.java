package dev.sockjs;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The request headers that an application may not set, and the reasons. */
final class ReservedHeaders {

  /**
   * RFC 9110, sections 7.2, 7.6.1 and 10.1; RFC 9112, sections 6.1 and 7; RFC 7540, section 3.2.
   */
  private static final Set<String> CONNECTION =
      Set.of(
          "connection",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** RFC 9110, sections 8.3, 8.4, 8.6 and 14.4. */
  private static final Set<String> BODY =
      Set.of("content-encoding", "content-length", "content-range", "content-type");

  /** RFC 9110, sections 13.1 and 14.2. */
  private static final Set<String> CONDITIONS =
      Set.of(
          "if-match",
          "if-modified-since",
          "if-none-match",
          "if-range",
          "if-unmodified-since",
          "range");

  private ReservedHeaders() {}

  /**
   * Returns the reason why an application may not set a header, or empty if it may.
   *
   * @param name the name of the header, in any case
   */
  static Optional<String> reason(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("sec-websocket-")) {
      return Optional.of("the WebSocket protocol controls it");
    }
    if (lower.startsWith("proxy-")) {
      return Optional.of(
          "it is for a proxy, and the server would get it; see ProxySettings.withCredentials");
    }
    if (lower.equals("accept-encoding")) {
      return Optional.of("responses are never decompressed, because compression delays frames");
    }
    if (CONNECTION.contains(lower)) {
      return Optional.of("the HTTP connection controls it");
    }
    if (BODY.contains(lower)) {
      return Optional.of("it depends on the body, which the transport makes");
    }
    return CONDITIONS.contains(lower)
        ? Optional.of("the response would be partial or empty")
        : Optional.empty();
  }
}
