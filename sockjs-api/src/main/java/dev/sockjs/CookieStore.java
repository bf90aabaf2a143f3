package dev.sockjs;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the cookies of one client and gives them to every request, the info request and the
 * WebSocket upgrade included: balancers stick by them. The client's own store follows RFC 6265.
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

  /**
   * Shares the cookies of a {@link CookieHandler}, for programs that already have one. Be warned:
   * the JDK's {@link java.net.CookieManager} sends {@code $Version="1"} for some cookies, drops
   * quotes, and drops cookies with {@code domain=localhost}; balancers have been seen to miss their
   * cookie because of each.
   *
   * @param handler the handler to ask and to tell
   * @return a store over that handler
   */
  static CookieStore of(CookieHandler handler) {
    return new CookieStore() {
      @Override
      public Optional<String> header(URI url) {
        try {
          List<String> values = handler.get(url, Map.of()).getOrDefault("Cookie", List.of());
          return values.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", values));
        } catch (IOException e) {
          return Optional.empty();
        }
      }

      @Override
      public void keep(URI url, List<String> setCookies) {
        try {
          handler.put(url, Map.of("Set-Cookie", setCookies));
        } catch (IOException e) {
          System.getLogger("dev.sockjs")
              .log(System.Logger.Level.WARNING, "The cookie handler took no cookies", e);
        }
      }
    };
  }
}
