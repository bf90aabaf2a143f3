package dev.sockjs;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the cookies of one client and gives them to every request, the info request and the
 * WebSocket upgrade included: balancers stick by them. The client's own store follows RFC 6265.
 *
 * <p>Be careful with a store over {@link java.net.CookieManager}: it sends {@code $Version="1"} for
 * some cookies, drops quotes, drops cookies with {@code domain=localhost}, and withholds secure
 * ones from {@code wss} URLs. Each of these has made a balancer miss its cookie.
 *
 * <p>URLs are always {@code http} or {@code https}. Calls come from any thread and must not block.
 */
public interface CookieStore {

  /**
   * The cookies that a request to the URL carries.
   *
   * @param url the request's URL
   * @return the value of its {@code Cookie} header, or empty if there is none to send
   */
  Optional<String> header(URI url);

  /**
   * Takes in the cookies of an answer. One that cannot be understood is ignored.
   *
   * @param url the URL that answered
   * @param setCookies the values of its {@code Set-Cookie} headers, in order
   */
  void keep(URI url, List<String> setCookies);

  /**
   * A store that keeps and sends nothing.
   *
   * @return the empty store
   */
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
