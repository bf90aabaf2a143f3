package dev.sockjs.http.spec;

/**
 * The place in a browser where sockjs-client would run a transport. A JVM has no page, but servers
 * and proxies may treat the three cases differently, and an application that names a transport
 * expects its behaviour.
 */
public enum BrowsingContext {
  /** A page of the server's own origin. */
  SAME_ORIGIN,
  /**
   * A page of another origin that uses {@code XDomainRequest}. No cookies are sent or kept, and
   * each URL has a query parameter {@code t} with a unique value, so that no cache responds.
   */
  CROSS_ORIGIN,
  /**
   * A page of another origin that contains an iframe with a page of the server's own origin. The
   * page in the iframe is loaded first (sockjs-protocol 0.3.3, "IframePage").
   */
  IFRAME
}
