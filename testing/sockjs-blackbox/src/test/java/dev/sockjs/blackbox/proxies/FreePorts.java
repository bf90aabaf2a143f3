package dev.sockjs.blackbox.proxies;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.stream.IntStream;

/** Finds free ports for programs that cannot choose one themselves. */
final class FreePorts {

  /** Below the ephemeral ports of Linux, so that no other socket gets the port before its use. */
  private static final int FIRST = 20_000;

  private static final int END = 32_000;

  private FreePorts() {}

  /** Returns a port of the loopback address on which no socket listens. */
  static int find() {
    IntStream candidates = new Random().ints(FIRST, END);
    return candidates.filter(FreePorts::isFree).findFirst().orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
