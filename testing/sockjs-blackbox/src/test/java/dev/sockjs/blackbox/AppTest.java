package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.testserver.SockJsTestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Runs applications in JVMs of their own, with a server in this JVM. */
@Tag("forks")
abstract class AppTest {
  private static SockJsTestServer server;

  @BeforeAll
  static void start() {
    server = SockJsTestServer.start();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  /** The URL of the echo endpoint. */
  static String url() {
    return server.uri("/echo").toString();
  }

  static void assertPrinted(String expected, ProcessOutput actual) {
    assertEquals(expected, actual.output(), actual::toString);
  }

  /** The lines that the application {@code echo} prints for one connection. */
  static String conversation(String transport) {
    return """
        open %s
        message hello
        close 1000 "Normal closure" (clean)
        """
        .formatted(transport);
  }
}
