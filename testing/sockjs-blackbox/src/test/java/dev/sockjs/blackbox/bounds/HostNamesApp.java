package dev.sockjs.blackbox.bounds;

import dev.sockjs.ProxySettings;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsClientBuilder;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import dev.sockjs.blackbox.Relay;
import dev.sockjs.blackbox.Transports;
import dev.sockjs.fixtures.TunnelProxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Connects to servers by the names given as arguments. A server listens only on the last address of
 * its name. Prints what failed, and how many cases there were.
 */
final class HostNamesApp {

  /** Long enough for a busy machine and a JVM that has just started. */
  private static final Duration LONG = Duration.ofSeconds(30);

  private interface Case {
    void run(String name) throws Exception;
  }

  private static int cases;

  private HostNamesApp() {}

  public static void main(String[] names) {
    for (String name : names) {
      for (String transport : Transports.ALL) {
        check(name, transport, host -> session(transport, host));
      }
      for (String transport : throughProxies(name)) {
        check(name, transport + " through a proxy", host -> throughProxy(transport, host));
      }
    }
    System.out.println(cases + " cases");
    System.exit(0);
  }

  /** Jetty opens no tunnel through a proxy whose name {@link URI} does not know. */
  private static List<String> throughProxies(String name) {
    return URI.create("http://" + name).getHost() == null
        ? List.of("websocket-tyrus")
        : List.of("websocket", "websocket-tyrus");
  }

  private static void check(String name, String what, Case attempt) {
    cases++;
    try {
      attempt.run(name);
    } catch (Throwable e) {
      System.out.println(name + ", " + what + ": " + e);
    }
  }

  private static ServerSocket listenOnLastAddress(String name) throws Exception {
    InetAddress[] all = InetAddress.getAllByName(name);
    return new ServerSocket(0, 50, all[all.length - 1]);
  }

  private static void session(String transport, String name) throws Exception {
    try (SessionServer server = SessionServer.silent(transport);
        Relay relay = new Relay(listenOnLastAddress(name), server.port())) {
      String authority = name + ":" + relay.port();
      echo(
          SockJsClient.builder(),
          "http://" + authority + "/echo",
          SockJsOptions.builder().transports(transport).infoTimeout(LONG).timeout(LONG));
      List<String> hosts = server.receivingRequests().get(0).headers("Host");
      if (!hosts.equals(List.of(authority))) {
        throw new AssertionError("Host: " + hosts);
      }
    }
  }

  private static void throughProxy(String transport, String name) throws Exception {
    try (SessionServer server = SessionServer.silent(transport);
        TunnelProxy proxy = TunnelProxy.http(server.port());
        Relay relay = new Relay(listenOnLastAddress(name), proxy.port())) {
      SockJsClientBuilder client =
          SockJsClient.builder()
              .proxy(ProxySettings.of(ProxySettings.Type.HTTP, name, relay.port()));
      echo(
          client,
          "http://server.test/echo",
          SockJsOptions.builder().transports(transport).timeout(LONG).info(ServerInfo.defaults()));
    }
  }

  private static void echo(SockJsClientBuilder builder, String url, SockJsOptionsBuilder options)
      throws Exception {
    try (SockJsClient client = builder.build()) {
      SockJs sock = client.connect(URI.create(url), options.build(), (s, message) -> {});
      sock.opened().toCompletableFuture().get(40, TimeUnit.SECONDS);
      sock.send("hello");
      sock.flushed().toCompletableFuture().get(20, TimeUnit.SECONDS);
      sock.abort();
    }
  }
}
