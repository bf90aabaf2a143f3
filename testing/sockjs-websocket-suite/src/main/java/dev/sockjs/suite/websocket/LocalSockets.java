package dev.sockjs.suite.websocket;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sockets of this machine that are being connected, which Linux lists. */
final class LocalSockets {

  private static final List<Path> TABLES =
      List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));

  /** The state of a socket that has sent SYN and waits for the response. */
  private static final String SYN_SENT = "02";

  private LocalSockets() {}

  static void awaitConnecting(int port) {
    assumeTrue(Files.exists(TABLES.get(0)), "The system does not list its sockets");
    Await.until("a SYN to port " + port, () -> isConnecting(port));
  }

  static void awaitNoneConnecting(int port) {
    Await.until("no SYN to port " + port, () -> !isConnecting(port));
  }

  /** Looks for a line such as {@code 0: 0100007F:C350 0100007F:1F90 02 ...}. */
  private static boolean isConnecting(int remotePort) {
    String remote = String.format(":%04X", remotePort);
    return TABLES.stream()
        .filter(Files::exists)
        .flatMap(LocalSockets::lines)
        .map(line -> line.strip().split("\\s+"))
        .anyMatch(fields -> fields[2].endsWith(remote) && fields[3].equals(SYN_SENT));
  }

  private static Stream<String> lines(Path table) {
    try {
      return Files.readAllLines(table).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
