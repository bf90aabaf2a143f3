package dev.sockjs.http.spec;

/**
 * Where, in a browser, a transport would be at work. A JVM has no page; but a server, or what
 * stands before it, may treat the three differently, and whoever names a transport wants its ways.
 */
public enum BrowsingContext {
  /** On a page of the server's own origin. */
  PAGE,
  /**
   * On a page of another domain, with {@code XDomainRequest}: no cookies are sent or kept, and each
   * URL has a query parameter {@code t} that no other has, so that nothing is answered by a cache.
   */
  OTHER_DOMAIN,
  /**
   * On a page of another domain, inside an iframe that shows a page of the server's own: that page
   * is loaded first (sockjs-protocol 0.3.3, "IframePage").
   */
  IFRAME
}
