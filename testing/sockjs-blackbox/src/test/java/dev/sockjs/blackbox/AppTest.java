package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.testserver.SockJsTestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Runs applications in JVMs of their own, against a server in this one. */
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

  /** Where the echo is. */
  static String url() {
    return server.uri("/echo").toString();
  }

  static void assertPrinted(String output, ProcessOutput printed) {
    assertEquals(output, printed.output(), printed::toString);
  }

  /** What {@code echo} prints about one connection over {@code transport}. */
  static String conversation(String transport) {
    return """
        open %s
        message hello
        close 1000 "Normal closure" (clean)
        """
        .formatted(transport);
  }
}
