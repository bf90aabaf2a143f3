package dev.sockjs.core.request;

/** Reads the status of a proxy's own response. */
public final class ProxyResponses {

  /** RFC 9110, section 15.5.8. */
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  /** Tinyproxy sends this status instead when the credentials are wrong. */
  private static final int UNAUTHORIZED = 401;

  private ProxyResponses() {}

  /** Tells if the proxy asked for credentials, or refused those it got. */
  public static boolean refuseCredentials(int status) {
    return status == PROXY_AUTHENTICATION_REQUIRED || status == UNAUTHORIZED;
  }
}
