package dev.sockjs.blackbox.proxies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxyProgramTest {

  @Test
  void whatIsMissingIsNamedWithItsPackage() {
    IllegalStateException missing =
        assertThrows(
            IllegalStateException.class,
            () -> ProxyProgram.TINYPROXY.find(List.of("/nowhere", "/nor/here")));
    assertEquals(
        "no tinyproxy in [/nowhere, /nor/here]: install the Debian package tinyproxy-bin",
        missing.getMessage());
  }

  @Test
  void whatTheToolHasToSayOfABadConfigurationIsTold() {
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () ->
                ProxyProcess.start(
                    ProxyProgram.NGINX, "nginx-buffering.conf", Map.of("a", "no host at all")));
    assertTrue(refused.getMessage().contains("invalid number of arguments"), refused::getMessage);
  }
}
