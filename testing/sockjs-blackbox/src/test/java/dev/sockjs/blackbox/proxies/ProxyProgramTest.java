package dev.sockjs.blackbox.proxies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Errors of missing programs and of invalid configurations. */
class ProxyProgramTest {

  @Test
  void missingProgramIsReportedWithItsPackage() {
    IllegalStateException missing =
        assertThrows(
            IllegalStateException.class,
            () -> ProxyProgram.TINYPROXY.find(List.of("/nowhere", "/nor/here")));
    assertEquals(
        "There is no tinyproxy in [/nowhere, /nor/here]: install the Debian package tinyproxy-bin",
        missing.getMessage());
  }

  @Test
  void errorOfAnInvalidConfigurationIsInTheException() {
    IllegalStateException error =
        assertThrows(
            IllegalStateException.class,
            () ->
                ProxyProcess.start(
                    ProxyProgram.NGINX, "nginx-buffering.conf", Map.of("a", "not a host")));
    assertTrue(error.getMessage().contains("invalid number of arguments"), error::getMessage);
  }
}
