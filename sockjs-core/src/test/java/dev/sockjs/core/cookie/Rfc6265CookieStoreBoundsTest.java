package dev.sockjs.core.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Expiry, the bounds of RFC 6265, section 6.1, and concurrent use. */
class Rfc6265CookieStoreBoundsTest {

  private Instant now = Instant.parse("2025-01-01T00:00:00Z");

  private final Rfc6265CookieStore store = new Rfc6265CookieStore(() -> now);

  private void keep(String url, String... setCookies) {
    store.keep(URI.create(url), List.of(setCookies));
  }

  private String header(String url) {
    return store.header(URI.create(url)).orElse("");
  }

  @Test
  void cookieIsSentUntilItExpires() {
    keep("http://h.example/", "a=1; Max-Age=60");
    now = now.plusSeconds(59);
    assertEquals("a=1", header("http://h.example/"));
    now = now.plusSeconds(1);
    assertEquals("", header("http://h.example/"));
  }

  @Test
  void expiredCookieIsRemovedPermanently() {
    Instant before = now;
    keep("http://h.example/", "a=1; Max-Age=60");
    now = now.plusSeconds(60);
    assertEquals("", header("http://other.example/"));
    now = before;
    assertEquals("", header("http://h.example/"));
  }

  @Test
  void cookieWithoutAnExpiryIsKept() {
    keep("http://h.example/", "a=1");
    now = Instant.parse("9999-01-01T00:00:00Z");
    assertEquals("a=1", header("http://h.example/"));
  }

  @Test
  void cookie51OfADomainReplacesTheOldest() {
    keep("http://other.example/", "a=1");
    for (int i = 0; i < 51; i++) {
      keep("http://h.example/", "c" + i + "=" + i);
    }
    List<String> sent = List.of(header("http://h.example/").split("; "));
    assertEquals(50, sent.size());
    assertEquals("c1=1", sent.get(0));
    assertEquals("c50=50", sent.get(49));
    assertEquals("a=1", header("http://other.example/"));
  }

  @Test
  void cookie3001ReplacesTheOldestOfAll() {
    for (int i = 0; i <= 3000; i++) {
      keep("http://h" + i + ".example/", "a=" + i);
    }
    assertEquals("", header("http://h0.example/"));
    assertEquals("a=1", header("http://h1.example/"));
    assertEquals("a=3000", header("http://h3000.example/"));
  }

  @Test
  void expiredCookiesDoNotCount() {
    keep("http://h.example/", "a=1");
    for (int i = 0; i < 50; i++) {
      keep("http://h.example/", "c" + i + "=" + i + "; Max-Age=1");
      now = now.plusSeconds(1);
    }
    assertEquals("a=1", header("http://h.example/"));
  }

  @Test
  void concurrentCallsLoseNoCookies() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        String url = "http://h" + thread + ".example/";
        done.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 500; i++) {
                    keep(url, "c" + i % 50 + "=" + i);
                    header(url);
                  }
                }));
      }
      for (Future<?> each : done) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    for (int thread = 0; thread < 4; thread++) {
      assertEquals(50, header("http://h" + thread + ".example/").split("; ").length);
    }
  }
}
