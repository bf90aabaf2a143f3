package dev.sockjs.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlHostTest {

  @ParameterizedTest
  @CsvSource({
    "http://example.org/a,          example.org, -1",
    "http://[::1]:80/a,             [::1],       80",
    "http://my_service,             my_service,  -1",
    "https://My_Service:8443/a?b=c, My_Service,  8443",
    "http://me:secret@_a.b_c:81/,   _a.b_c,      81",
    "http://-a-:/,                  -a-,         -1",
    "http://web.1_x.:82,            web.1_x.,    82"
  })
  void hostAndPort(URI url, String host, int port) {
    assertEquals(host, UrlHost.of(url));
    assertEquals(port, UrlHost.port(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a",
        "mailto:a",
        "http:///a",
        "http://my$service/",
        "http://my_service:x/",
        "http://a@b@my_service/",
        "http://my..service_/",
        "http://my_service.1/",
        "http://1.2.3/",
        "http://m\u00f6_x/"
      })
  void otherUrlsHaveNoHost(URI url) {
    assertEquals(Optional.empty(), UrlHost.find(url));
    assertSame(url, UrlHost.standard(url));
  }

  /** A server can name such a host in a base_url or a Location. */
  @Test
  void nameOfManyLabelsIsRead() {
    String name = "a.".repeat(50_000) + "_";
    assertEquals(name, UrlHost.of(URI.create("http://" + name + ":81/")));
    assertEquals(Optional.empty(), UrlHost.find(URI.create("http://" + name + "$/")));
  }

  @Test
  void standardUrlKeepsAllButTheHost() {
    URI url = UrlHost.standard(URI.create("http://me:a%40b@my_service:81/my_service?my_service"));
    assertEquals("http://me:a%40b@stand-in.invalid:81/my_service?my_service", url.toString());
    assertEquals("me:a@b", url.getUserInfo());
  }

  @Test
  void redirectsKeepToTheHost() {
    URI url = URI.create("http://my_service:81/a");
    assertEquals(
        Optional.of(URI.create("http://my_service:81/b")),
        Redirect.target("GET", url, 302, Optional.of("http://me@my_service:81/b#c")));
    assertTrue(Redirect.target("GET", url, 302, Optional.of("http://my_other:81/b")).isEmpty());
    assertTrue(Redirect.target("GET", url, 302, Optional.of("http://my_service:82/b")).isEmpty());
  }
}
