package dev.sockjs.blackbox.reliability;

/** How frames travel on a transport, from a server's point of view. */
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
      case "websocket" -> WEBSOCKET;
      case "websocket-raw" -> RAW;
      case "xhr-streaming", "xdr-streaming" -> XHR_STREAMING;
      case "eventsource", "iframe-eventsource" -> EVENTSOURCE;
      case "htmlfile", "iframe-htmlfile" -> HTMLFILE;
      case "xhr-polling", "xdr-polling", "iframe-xhr-polling" -> XHR;
      case "jsonp-polling" -> JSONP;
      default -> throw new IllegalArgumentException(transport);
    };
  }

  /** The method of the request that receives. */
  public String method() {
    return method;
  }

  /** What the path of the request that receives ends with. */
  public String suffix() {
    return suffix;
  }

  /** What the path of a request that sends ends with; there is none on a WebSocket. */
  public String sendSuffix() {
    return sendSuffix;
  }

  /** What a streaming answer begins with. */
  public String prelude() {
    return prelude;
  }

  public boolean isWebSocket() {
    return this == WEBSOCKET || this == RAW;
  }

  /** Whether each answer brings one frame. */
  public boolean isPolling() {
    return this == XHR || this == JSONP;
  }

  /** One message, as a frame or as it is. */
  public String message(String text) {
    return this == RAW ? text : "a[\"" + text + "\"]";
  }

  /** A frame as it is on the wire. */
  public String onTheWire(String frame) {
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
