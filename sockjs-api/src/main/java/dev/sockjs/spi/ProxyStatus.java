package dev.sockjs.spi;

/** Recognizes the statuses that only a proxy generates, and never the server. */
final class ProxyStatus {

  /** RFC 9110, section 15.5.8. */
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  /** RFC 6585, section 6: an intercepting proxy, such as a captive portal. */
  private static final int NETWORK_AUTHENTICATION_REQUIRED = 511;

  private ProxyStatus() {}

  /** Returns true if a response with this status is not the server's. */
  static boolean isFromProxy(int status) {
    return status == PROXY_AUTHENTICATION_REQUIRED || status == NETWORK_AUTHENTICATION_REQUIRED;
  }
}
