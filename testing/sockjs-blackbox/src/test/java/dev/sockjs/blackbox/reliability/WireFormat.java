package dev.sockjs.blackbox.reliability;

/** The requests of a transport, and the form of its frames in responses. */
public enum WireFormat {
  WEBSOCKET("GET", "/websocket", "", ""),
  RAW("GET", "/websocket", "", ""),
  XHR_STREAMING("POST", "/xhr_streaming", "h".repeat(2048) + "\n", "/xhr_send"),
  EVENTSOURCE("GET", "/eventsource", "\r\n", "/xhr_send"),
  HTMLFILE("GET", "/htmlfile", " ".repeat(1024) + "\r\n", "/xhr_send"),
  XHR("POST", "/xhr", "", "/xhr_send"),
  JSONP("GET", "/jsonp", "", "/jsonp_send");

  private final String method;
  private final String suffix;
  private final String prelude;
  private final String sendSuffix;

  WireFormat(String method, String suffix, String prelude, String sendSuffix) {
    this.method = method;
    this.suffix = suffix;
    this.prelude = prelude;
    this.sendSuffix = sendSuffix;
  }

  public static WireFormat of(String transport) {
    return switch (transport) {
      case "websocket", "websocket-tyrus" -> WEBSOCKET;
      case "websocket-raw", "websocket-raw-tyrus" -> RAW;
      case "xhr-streaming", "xdr-streaming" -> XHR_STREAMING;
      case "eventsource", "iframe-eventsource" -> EVENTSOURCE;
      case "htmlfile", "iframe-htmlfile" -> HTMLFILE;
      case "xhr-polling", "xdr-polling", "iframe-xhr-polling" -> XHR;
      case "jsonp-polling" -> JSONP;
      default -> throw new IllegalArgumentException(transport);
    };
  }

  /** The method of receiving requests, or of the upgrade. */
  public String method() {
    return method;
  }

  /** The end of the path of receiving requests, or of the upgrade. */
  public String suffix() {
    return suffix;
  }

  /** The end of the path of sending requests; empty for WebSocket, which has none. */
  public String sendSuffix() {
    return sendSuffix;
  }

  /** The start of a streaming response. */
  public String prelude() {
    return prelude;
  }

  public boolean isWebSocket() {
    return this == WEBSOCKET || this == RAW;
  }

  /** Returns whether each response contains one frame. */
  public boolean isPolling() {
    return this == XHR || this == JSONP;
  }

  /** Returns the frame with one message; on a raw WebSocket the message itself. */
  public String message(String text) {
    return this == RAW ? text : "a[\"" + text + "\"]";
  }

  /** Returns a frame in the form that the transport transmits. */
  public String encode(String frame) {
    return switch (this) {
      case WEBSOCKET, RAW -> frame;
      case XHR_STREAMING, XHR -> frame + "\n";
      case EVENTSOURCE -> "data: " + frame + "\r\n\r\n";
      case HTMLFILE -> "<script>\np(" + literal(frame) + ");\n</script>\r\n";
      case JSONP -> "/**/callback(" + literal(frame) + ");\r\n";
    };
  }

  private static String literal(String frame) {
    return '"' + frame.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
