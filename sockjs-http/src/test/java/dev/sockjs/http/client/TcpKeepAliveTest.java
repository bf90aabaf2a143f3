package dev.sockjs.http.client;

import static java.net.StandardSocketOptions.SO_KEEPALIVE;
import static jdk.net.ExtendedSocketOptions.TCP_KEEPCOUNT;
import static jdk.net.ExtendedSocketOptions.TCP_KEEPIDLE;
import static jdk.net.ExtendedSocketOptions.TCP_KEEPINTERVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TcpKeepAliveTest {

  @Test
  void systemBreaksDeadConnectionWhenTheEngineWouldGiveUp() throws IOException {
    try (SocketChannel socket = SocketChannel.open()) {
      new TrackingConnector(connection -> false).configure(socket);

      assertTrue(socket.getOption(SO_KEEPALIVE));
      int idle = socket.getOption(TCP_KEEPIDLE);
      int unanswered = socket.getOption(TCP_KEEPINTERVAL) * socket.getOption(TCP_KEEPCOUNT);
      assertEquals(Duration.ofSeconds(60), Duration.ofSeconds(idle));
      assertEquals(Duration.ofSeconds(25), Duration.ofSeconds(unanswered));
    }
  }
}
