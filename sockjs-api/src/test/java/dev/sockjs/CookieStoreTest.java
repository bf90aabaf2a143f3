package dev.sockjs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CookieStoreTest {

  private static final URI URL = URI.create("http://example.org/echo/info");

  @Test
  void emptyStoreStoresNothing() {
    CookieStore none = CookieStore.none();
    none.keep(URL, List.of("a=b"));
    assertEquals(Optional.empty(), none.header(URL));
  }
}
