package dev.sockjs.cli.probe;

import dev.sockjs.Phase;

/** Derives the likely cause if a WebSocket transport did not open. */
final class WebSocketDiagnosis {

  private WebSocketDiagnosis() {}

  static String of(ProbeResult result, ProbeResults all) {
    boolean upgraded = result.lastAttempt().phase() == Phase.OPEN;
    if (result.timedOut()) {
      return upgraded
          ? "the upgrade was accepted, but no frame arrived: a proxy or firewall allows the"
              + " handshake but not the frames"
          : "the upgrade request got no response: a proxy or firewall may not support WebSocket";
    }
    if (result.status().isPresent()) {
      return refusal(result.status().getAsInt(), all);
    }
    return upgraded
        ? "the upgrade was accepted, but the connection ended before the session opened"
        : "the connection was cut during the upgrade: a firewall may block WebSocket";
  }

  private static String refusal(int status, ProbeResults all) {
    boolean otherOpens =
        all.any(other -> other.kind() == TransportKind.WEBSOCKET && other.opened());
    return "WebSocket upgrade refused: " + status + explanation(status, otherOpens);
  }

  private static String explanation(int status, boolean otherOpens) {
    return switch (status) {
      case 400, 426 -> otherOpens ? endpointOff() : ", as when a proxy drops the Upgrade header";
      case 401 -> ", a login is required: -H 'Authorization: ...'";
      case 403 -> ", by a proxy or firewall, or by the server because of the Origin header";
      case 200, 404 ->
          otherOpens ? endpointOff() : ", WebSocket is off on the server, or is not routed to it";
      case 502, 503, 504 -> ", the gateway cannot reach a server";
      default -> "";
    };
  }

  private static String endpointOff() {
    return ", but not for every endpoint: this endpoint is off on the server";
  }
}
