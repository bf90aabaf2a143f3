package dev.sockjs.http.client;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import jdk.net.ExtendedSocketOptions;

/**
 * Has the operating system ask for the peer on connections that carry nothing, and break those that
 * are dead. A receiving connection can die alone, as when a middlebox forgets it, and the session
 * does not notice: requests that send are still answered.
 */
final class TcpKeepAlive {

  /** As long as the engine waits for a byte before it asks itself. */
  static final int IDLE_SECONDS = 60;

  static final int INTERVAL_SECONDS = 5;

  /** With the interval 25 s, as long as the engine waits for an answer. */
  static final int PROBES = 5;

  private TcpKeepAlive() {}

  /** Switches it on; where the system takes no times, it has its own, of hours. */
  static void on(NetworkChannel socket) throws IOException {
    socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
    set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL_SECONDS);
    set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
  }

  private static void set(NetworkChannel socket, SocketOption<Integer> option, int value)
      throws IOException {
    if (socket.supportedOptions().contains(option)) {
      socket.setOption(option, value);
    }
  }
}
