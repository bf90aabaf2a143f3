package dev.sockjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProxySettingsTest {

  private static final ProxySettings PROXY =
      ProxySettings.of(ProxySettings.Type.HTTP, "proxy", 3128);

  @Test
  void invalidHostsAndPortsAreRejected() {
    for (String host : List.of("", " ", "a b", "a\r\nb", "a\0", "http://a")) {
      assertThrows(
          IllegalArgumentException.class, () -> ProxySettings.of(ProxySettings.Type.HTTP, host, 1));
    }
    assertThrows(
        IllegalArgumentException.class, () -> ProxySettings.of(ProxySettings.Type.HTTP, "p", 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> ProxySettings.of(ProxySettings.Type.HTTP, "p", 65536));
  }

  @Test
  void credentialsInTheHostAreRejectedAndNotShown() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () -> ProxySettings.of(ProxySettings.Type.HTTP, "user:secret@proxy", 3128));
    assertFalse(error.getMessage().contains("secret"), error.getMessage());
    assertTrue(error.getMessage().contains("withCredentials"), error.getMessage());
  }

  @Test
  void appliesToEveryHostExceptThoseNamed() {
    ProxySettings exceptSome = PROXY.withNoProxy("localhost", ".corp.example");
    assertTrue(PROXY.appliesTo("localhost"));
    assertFalse(exceptSome.appliesTo("LOCALHOST"));
    assertFalse(exceptSome.appliesTo("a.corp.example"));
    assertTrue(exceptSome.appliesTo("corp.example"));
    assertTrue(exceptSome.appliesTo("example.org"));
  }

  @Test
  void credentialsAreKeptAndNotShown() {
    ProxySettings withLogin = PROXY.withCredentials("user", "secret").withNoProxy("localhost");
    assertEquals("user", withLogin.credentials().orElseThrow().getUserName());
    assertEquals("HTTP proxy proxy:3128 (with credentials)", withLogin.toString());
  }
}
