package dev.sockjs.cli.probe;

import java.util.Optional;

/** Derives the likely cause if a streaming or polling transport did not open. */
final class HttpDiagnosis {

  private HttpDiagnosis() {}

  /** Returns the likely cause, or empty if the error needs no explanation. */
  static Optional<String> of(ProbeResult result, ProbeResults all) {
    if (result.timedOut()) {
      return Optional.of(timeout(result, all));
    }
    return result.status().stream().mapToObj(status -> response(status, result, all)).findFirst();
  }

  private static String timeout(ProbeResult result, ProbeResults all) {
    boolean pollingOpens =
        all.any(other -> other.kind() == TransportKind.POLLING && other.opened());
    if (result.kind() == TransportKind.STREAMING && pollingOpens) {
      return "the proxy buffers streams: it holds data back until the response ends, while polling"
          + " opens (nginx: proxy_buffering off, proxy_http_version 1.1)";
    }
    return "no response, although the info request got one: the server may be stuck, or session"
        + " requests may be routed elsewhere";
  }

  private static String response(int status, ProbeResult result, ProbeResults all) {
    return switch (status) {
      case 401, 403 ->
          "access denied ("
              + status
              + "), although the info request was allowed; a login may be missing: -H"
              + " 'Authorization: ...'";
      case 404 -> notFound(result, all);
      case 405, 501 -> "the server, a proxy or a firewall refuses the method (" + status + ")";
      case 502, 503, 504 ->
          "the gateway cannot reach a server ("
              + status
              + "), although it could for the info request";
      default -> "the status " + status + " is not one that a SockJS server uses here";
    };
  }

  private static String notFound(ProbeResult result, ProbeResults all) {
    if (result.name().startsWith("iframe-")) {
      return "the server has no iframe.html (404), which only iframe-* transports need";
    }
    boolean httpOpens = all.any(other -> other.kind() != TransportKind.WEBSOCKET && other.opened());
    return httpOpens
        ? "the server does not offer this transport (404)"
        : "404 on the session: is the load balancer sticky, and does it route more than /info to"
            + " the server?";
  }
}
