package dev.sockjs.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactedUrlTest {

  @ParameterizedTest
  @CsvSource({
    "http://example.org/echo, http://example.org/echo",
    "https://user:secret@example.org:8443/echo, https://***@example.org:8443/echo",
    "https://a:b@c:secret@example.org/, https://***@example.org/",
    "http://h/echo?token=secret&x=1&flag, http://h/echo?...",
    "http://h/echo?SECRET, http://h/echo?...",
    "http://h/echo?c2VjcmV0, http://h/echo?...",
    "http://h/echo?c2VjcmU=, http://h/echo?...",
    "http://h/echo?a=b&SECRET, http://h/echo?...",
    "http://h/echo?SECRET=, http://h/echo?...",
    "http://h?SECRET, http://h?...",
    "http://h/echo?, http://h/echo?...",
    "http://h/echo;jsessionid=SECRET, http://h/echo;jsessionid=...",
    "http://h/echo;jsessionid=SECRET?x, http://h/echo;jsessionid=...?...",
    "http://h/a;b=SECRET=SECRET;SECRET;c=SECRET/d/;SECRET/, http://h/a;b=...;...;c=.../d/;.../",
    "http://h/a;c2VjcmU=/b;c2VjcmV0ZQ==, http://h/a;.../b;...",
    "http://h/a;/b=c, http://h/a;.../b=c",
    "http://h/%3BSECRET/%3bv=SECRET, http://h/%3B.../%3bv=...",
    "http://h/;v%3DSECRET, http://h/;...",
    "http://[::1]:8081/a%20b, http://[::1]:8081/a%20b",
    "http://h/echo#secret, http://h/echo",
    "//user:secret@h/echo, //***@h/echo",
    "/relative?a=b, /relative?...",
    "relative;SECRET?a=b, relative;...?...",
    "http:SECRET, http:...",
    "mailto:someone@example.org, mailto:..."
  })
  void secretsAreRemoved(URI url, String shown) {
    assertEquals(shown, RedactedUrl.of(url));
  }
}
