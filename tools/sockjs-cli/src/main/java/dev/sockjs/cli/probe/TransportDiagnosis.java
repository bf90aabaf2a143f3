package dev.sockjs.cli.probe;

import dev.sockjs.Attempt.Outcome;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import java.util.Optional;

/** Why one transport failed, as far as the others' fate tells. */
final class TransportDiagnosis {

  /** The engine's reason when a second {@code o} comes. */
  private static final String SESSION_ANEW = "Server lost session";

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  private final ProbeResult finding;
  private final ProbeResults all;

  private TransportDiagnosis(ProbeResult finding, ProbeResults all) {
    this.finding = finding;
    this.all = all;
  }

  /**
   * The likely cause, or empty if the finding is in order or speaks for itself. Equal troubles have
   * equal words.
   */
  static Optional<String> of(ProbeResult finding, ProbeResults all) {
    return new TransportDiagnosis(finding, all).words();
  }

  private Optional<String> words() {
    if (finding.answer() instanceof ProbeReply.Ended ended) {
      return Optional.of(ended.end().wasClean() ? closedByServer(ended.end()) : lost(ended.end()));
    }
    if (all.isMute(finding)) {
      return Optional.of(
          "opens, and then brings nothing, while others do: something on the way holds back what"
              + " comes behind the first bytes");
    }
    if (finding.opened()) {
      return Optional.empty();
    }
    if (finding.last().phase() == Phase.PROXY) {
      return Optional.of(refusedByProxy());
    }
    return switch (finding.family()) {
      case WEBSOCKET -> Optional.of(webSocket());
      case STREAMING, POLLING -> http();
      case OTHER -> Optional.empty();
    };
  }

  private static String closedByServer(CloseEvent end) {
    return "the server itself ends the session, with "
        + end.code()
        + " \""
        + end.reason()
        + "\": does it want a login, or another --message? The transport is in order";
  }

  /** The session's next request was answered by a server that does not know it. */
  private String lost(CloseEvent end) {
    boolean notFound = finding.status().orElse(0) == NOT_FOUND;
    if (!notFound && !end.reason().equals(SESSION_ANEW)) {
      return "opens and is cut: something on the way ends connections, or the server broke";
    }
    boolean byCookie =
        finding.name().startsWith("xdr-") && all.any(TransportDiagnosis::worksWithCookies);
    return (notFound ? "404 on the session: " : "the session began anew: ")
        + (byCookie
            ? "the balancer is sticky by a cookie, which xdr-* never carry"
            : "is the balancer sticky?");
  }

  private static boolean worksWithCookies(ProbeResult other) {
    return other.works()
        && other.family() != TransportKind.WEBSOCKET
        && !other.name().startsWith("xdr-");
  }

  private String refusedByProxy() {
    int status = finding.status().orElse(0);
    if (status == PROXY_AUTHENTICATION_REQUIRED) {
      return "the proxy wants other credentials: --proxy http://user:password@host:port";
    }
    return "the proxy lets no tunnel through (CONNECT"
        + (status == 0 ? "" : " was answered " + status)
        + "), and "
        + (finding.family() == TransportKind.WEBSOCKET ? "WebSocket" : "https")
        + " needs one";
  }

  private String webSocket() {
    if (finding.last().outcome() == Outcome.TIMEOUT) {
      return finding.last().phase() == Phase.OPEN
          ? "the upgrade was accepted, but nothing came through: something on the way knows the"
              + " handshake and not the frames"
          : "the upgrade was never answered: something on the way does not know WebSocket";
    }
    if (finding.status().isEmpty()) {
      return finding.last().phase() == Phase.OPEN
          ? "the upgrade was accepted, and the connection ended before the session opened"
          : "the connection was cut instead of upgraded: a firewall that wants no WebSocket?";
    }
    return upgradeRefused(finding.status().getAsInt());
  }

  private String upgradeRefused(int status) {
    boolean otherOpened =
        all.any(other -> other.family() == TransportKind.WEBSOCKET && other.opened());
    return "WebSocket upgrade refused: "
        + status
        + switch (status) {
          case 400, 426 ->
              otherOpened
                  ? ", though not every one: this endpoint is off at the server"
                  : ", as when a proxy drops the Upgrade header on the way to the server";
          case UNAUTHORIZED -> ", it wants a login: -H 'Authorization: ...'?";
          case FORBIDDEN -> ", by a proxy or firewall, or by the server's check of the origin";
          case 200, NOT_FOUND ->
              otherOpened
                  ? ", though not every one: this endpoint is off at the server"
                  : ", WebSocket is off at the server, or not routed to it";
          case 502, 503, 504 -> ", the gateway reaches no server with it";
          default -> "";
        };
  }

  private Optional<String> http() {
    if (finding.last().outcome() == Outcome.TIMEOUT) {
      return Optional.of(timeout());
    }
    return finding.status().stream().mapToObj(this::answered).findFirst();
  }

  private String timeout() {
    boolean pollingOpens =
        all.any(other -> other.family() == TransportKind.POLLING && other.opened());
    if (finding.family() == TransportKind.STREAMING && pollingOpens) {
      return "the proxy buffers streams: what the server sends is held back until the answer ends,"
          + " while polling opens (nginx: proxy_buffering off, proxy_http_version 1.1)";
    }
    return "the info was answered, and this was not: is the server stuck, or its session requests"
        + " sent elsewhere?";
  }

  private String answered(int status) {
    return switch (status) {
      case UNAUTHORIZED, FORBIDDEN ->
          "access refused (" + status + "), though not to the info: -H 'Authorization: ...'?";
      case NOT_FOUND -> notFound();
      case 405, 501 -> "the method was refused (" + status + ") by something on the way";
      case 502, 503, 504 -> "the gateway reaches no server (" + status + "), though for the info";
      default -> "answered " + status + ", which no SockJS server does here";
    };
  }

  private String notFound() {
    if (finding.name().startsWith("iframe-")) {
      return "the server has no iframe.html (404), which only iframe-* need";
    }
    return all.any(other -> other.family() != TransportKind.WEBSOCKET && other.opened())
        ? "the server does not offer it (404)"
        : "404 on the session: is the balancer sticky, and more than /info sent to the server?";
  }
}
