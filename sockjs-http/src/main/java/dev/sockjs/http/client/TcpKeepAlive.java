package dev.sockjs.http.client;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import jdk.net.ExtendedSocketOptions;

/**
 * TCP keep-alive settings. The operating system probes the peer of an idle connection and breaks
 * the connection if the peer does not respond. The session alone would not notice: when a middlebox
 * drops only the receiving connection, sending requests still get responses.
 */
final class TcpKeepAlive {

  /** As long as the engine waits for a byte before it probes the server. */
  static final int IDLE_SECONDS = 60;

  static final int INTERVAL_SECONDS = 5;

  /** 25 s with that interval, which is as long as the engine waits for a response to its probe. */
  static final int PROBES = 5;

  private TcpKeepAlive() {}

  /**
   * Enables keep-alive. A system that cannot set these times uses its defaults, typically hours.
   */
  static void enable(NetworkChannel socket) throws IOException {
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
