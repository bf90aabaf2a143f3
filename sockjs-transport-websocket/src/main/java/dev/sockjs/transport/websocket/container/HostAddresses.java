package dev.sockjs.transport.websocket.container;

import dev.sockjs.spi.Causes;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * The addresses of the host to which Grizzly connects: the server, or the proxy. Grizzly itself
 * tries only the first one, so a host with an IPv4 and an IPv6 address of which one is not served
 * could not be reached.
 */
final class HostAddresses {

  /** One attempt to connect. */
  @FunctionalInterface
  interface Attempt {

    /**
     * Connects.
     *
     * @param host an address, or the name of the host
     */
    void connect(String host) throws DeploymentException, IOException;
  }

  private HostAddresses() {}

  /** Makes attempts until one does not fail to connect, or no address is left. Blocks. */
  static void tryEach(String host, Attempt attempt) throws DeploymentException, IOException {
    Iterator<String> hosts = addresses(host).iterator();
    while (true) {
      try {
        attempt.connect(hosts.next());
        return;
      } catch (DeploymentException e) {
        boolean mayTryNext = Causes.of(e).anyMatch(SocketException.class::isInstance);
        if (!mayTryNext || !hosts.hasNext()) {
          throw e;
        }
      }
    }
  }

  /** Returns the name itself if there is no choice, so that its failure is Grizzly's. */
  private static List<String> addresses(String host) {
    try {
      InetAddress[] all = InetAddress.getAllByName(host);
      return all.length < 2
          ? List.of(host)
          : Arrays.stream(all).map(InetAddress::getHostAddress).toList();
    } catch (UnknownHostException e) {
      return List.of(host);
    }
  }

  /** Replaces the host of a URL. */
  static URI withHost(URI url, String host) {
    String literal = host.contains(":") ? "[" + host + "]" : host;
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    String authority = url.getScheme() + "://" + url.getRawAuthority();
    return URI.create(
        url.getScheme() + "://" + literal + port + url.toString().substring(authority.length()));
  }
}
