package dev.sockjs.blackbox.proxies;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.stream.IntStream;

/** Ports for programs that cannot be asked for any free one. */
final class FreePorts {

  /** Below those that Linux hands out by itself: nobody gets one between our look and its use. */
  private static final int FIRST = 20_000;

  private static final int END = 32_000;

  private FreePorts() {}

  /** A port of the loopback address on which nobody listens. */
  static int free() {
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
