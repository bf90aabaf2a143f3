package dev.sockjs.core.request;

/** Interprets the status of a proxy's own response. */
public final class ProxyStatus {

  /** RFC 9110, section 15.5.8. */
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  /** Tinyproxy sends this status instead when the credentials are wrong. */
  private static final int UNAUTHORIZED = 401;

  private ProxyStatus() {}

  /** Tells if the proxy requires credentials, or rejected those that it received. */
  public static boolean requiresCredentials(int status) {
    return status == PROXY_AUTHENTICATION_REQUIRED || status == UNAUTHORIZED;
  }
}
