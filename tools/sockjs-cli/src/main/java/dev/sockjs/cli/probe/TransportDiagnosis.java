package dev.sockjs.cli.probe;

import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.spi.EscapedText;
import java.util.Optional;

/** Derives the likely cause of one transport's failure from its result and those of the others. */
final class TransportDiagnosis {

  /** The close reason of the client when it receives a second open frame. */
  private static final String SECOND_OPEN_FRAME = "Server lost session";

  private static final int NOT_FOUND = 404;
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  private final ProbeResult result;
  private final ProbeResults all;

  private TransportDiagnosis(ProbeResult result, ProbeResults all) {
    this.result = result;
    this.all = all;
  }

  /**
   * Returns the likely cause, in the same words for each transport that it applies to. Returns
   * empty if the transport works or if its error needs no explanation.
   */
  static Optional<String> of(ProbeResult result, ProbeResults all) {
    return new TransportDiagnosis(result, all).likelyCause();
  }

  private Optional<String> likelyCause() {
    if (result.reply() instanceof ProbeReply.Closed closed) {
      CloseEvent event = closed.event();
      return Optional.of(event.wasClean() ? closedByServer(event) : lost(event));
    }
    if (all.receivesNothing(result)) {
      return Optional.of(
          "opens, but then receives nothing, while other transports do: a proxy holds back data"
              + " after the first bytes");
    }
    if (result.opened()) {
      return Optional.empty();
    }
    if (result.lastAttempt().phase() == Phase.PROXY) {
      return Optional.of(proxyRefusal());
    }
    return switch (result.kind()) {
      case WEBSOCKET -> Optional.of(WebSocketDiagnosis.of(result, all));
      case STREAMING, POLLING -> HttpDiagnosis.of(result, all);
      case OTHER -> Optional.empty();
    };
  }

  private static String closedByServer(CloseEvent event) {
    return "works, but the server closes the session with "
        + event.code()
        + " \""
        + EscapedText.of(event.reason())
        + "\": it may require a login or another --message";
  }

  private String lost(CloseEvent event) {
    boolean notFound = result.status().orElse(0) == NOT_FOUND;
    if (!notFound && !event.reason().equals(SECOND_OPEN_FRAME)) {
      return "opens, but then the session is cut: a proxy or firewall ends connections, or the"
          + " server failed";
    }
    // A later request of the session reached a server that does not know the session.
    return (notFound ? "404 on the session: " : "the session started again: ")
        + (isXdr(result) && all.any(TransportDiagnosis::worksWithCookies)
            ? "the load balancer is sticky by a cookie, which xdr-* transports never send"
            : "is the load balancer sticky?");
  }

  private static boolean worksWithCookies(ProbeResult other) {
    return other.works() && other.kind() != TransportKind.WEBSOCKET && !isXdr(other);
  }

  private static boolean isXdr(ProbeResult result) {
    return result.name().startsWith("xdr-");
  }

  private String proxyRefusal() {
    int status = result.status().orElse(0);
    if (status == PROXY_AUTHENTICATION_REQUIRED) {
      return "the proxy requires other credentials: --proxy http://user@host:port --proxy-password-file"
          + " FILE";
    }
    return "the proxy refuses the tunnel (CONNECT"
        + (status == 0 ? "" : ", status " + status)
        + ") that "
        + (result.kind() == TransportKind.WEBSOCKET ? "WebSocket" : "https")
        + " needs";
  }
}
