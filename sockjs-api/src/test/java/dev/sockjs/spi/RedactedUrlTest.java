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
    "http://h/echo?token=secret&x=1&flag, http://h/echo?token=...&x=...&flag",
    "http://[::1]:8081/a%20b, http://[::1]:8081/a%20b",
    "http://h/echo#secret, http://h/echo",
    "/relative?a=b, /relative?a=...",
    "mailto:someone@example.org, mailto:..."
  })
  void secretsAreRemoved(URI url, String shown) {
    assertEquals(shown, RedactedUrl.of(url));
  }
}
