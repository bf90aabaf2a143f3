package dev.sockjs;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Stores the cookies of one client and supplies them to its requests, including the info request
 * and the WebSocket upgrade. Sticky load balancers depend on them. The client's default store
 * implements RFC 6265bis, the successor of RFC 6265 that browsers follow.
 *
 * <p>Take care with a store on top of {@link java.net.CookieManager}: it sends {@code $Version="1"}
 * with some cookies, removes quotes, drops cookies with {@code domain=localhost}, and withholds
 * secure cookies from {@code wss} URLs. Each of these has made a balancer miss its cookie.
 *
 * <p>URLs are always {@code http} or {@code https}, and of the origin that the application connects
 * to. Cookies of another origin, to which a redirect or the server's info leads, stay within their
 * connection. All connections of a client share its store, unless {@link
 * SockJsOptionsBuilder#cookieStore} gives them another; and cookies belong to a host, not to an
 * origin: as in browsers, the port makes no difference, and only {@code Secure} keeps a cookie from
 * http. Methods are called on any thread and must not block.
 */
public interface CookieStore {

  /**
   * Returns the cookies for a request.
   *
   * @param url the request's URL
   * @return the value of the {@code Cookie} header, or empty if there are no cookies to send
   */
  Optional<String> header(URI url);

  /**
   * Stores the cookies of a response. A cookie that cannot be parsed is ignored.
   *
   * @param url the URL that responded
   * @param setCookies the values of the response's {@code Set-Cookie} headers, in order
   */
  void keep(URI url, List<String> setCookies);

  /** {@return a store that stores and supplies nothing} */
  static CookieStore none() {
    return new CookieStore() {
      @Override
      public Optional<String> header(URI url) {
        return Optional.empty();
      }

      @Override
      public void keep(URI url, List<String> setCookies) {}
    };
  }
}
