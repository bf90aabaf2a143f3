package dev.sockjs.http.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Looks up the addresses of hosts, on threads that may block. An address needs no lookup, and so no
 * thread.
 *
 * <p>There is no timeout but the system's: the deadlines of a connect end the wait.
 */
final class HostResolver implements SocketAddressResolver {

  private static final int IPV4_PARTS = 4;

  private final Executor blocking;

  HostResolver(Executor blocking) {
    this.blocking = blocking;
  }

  @Override
  public void resolve(
      String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> result) {
    resolve(host, port, result);
  }

  /** The method of Jetty 12.0, which has no context. */
  public void resolve(String host, int port, Promise<List<InetSocketAddress>> result) {
    if (isAddress(host)) {
      lookUp(host, port, result);
      return;
    }
    try {
      blocking.execute(() -> lookUp(host, port, result));
    } catch (RejectedExecutionException e) {
      result.failed(e);
    }
  }

  private static void lookUp(String host, int port, Promise<List<InetSocketAddress>> result) {
    List<InetSocketAddress> addresses;
    try {
      addresses =
          Arrays.stream(InetAddress.getAllByName(host))
              .map(address -> new InetSocketAddress(address, port))
              .toList();
    } catch (UnknownHostException | RuntimeException e) {
      result.failed(e);
      return;
    }
    result.succeeded(addresses);
  }

  private static boolean isAddress(String host) {
    return host.indexOf(':') >= 0 || isIpv4(host);
  }

  /** Only the form with four numbers: the JDK may look up any other. */
  private static boolean isIpv4(String host) {
    String[] parts = host.split("\\.", -1);
    return parts.length == IPV4_PARTS && Arrays.stream(parts).allMatch(HostResolver::isByte);
  }

  private static boolean isByte(String part) {
    return !part.isEmpty()
        && part.length() <= 3
        && part.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(part) <= 0xff;
  }
}
