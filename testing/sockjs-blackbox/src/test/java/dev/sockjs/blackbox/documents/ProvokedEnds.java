package dev.sockjs.blackbox.documents;

import dev.sockjs.ProxySettings;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsClientBuilder;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.server.WebSocketFrame;
import dev.sockjs.transport.websocket.WebSocketTransports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Provokes ends of connections with scripted servers, over real sockets, all at the same time. */
final class ProvokedEnds {

  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain";
  private static final String LOGIN_PAGE = "<!DOCTYPE html>\n<html><title>Log in</title></html>\n";
  private static final Duration SHORT = Duration.ofMillis(200);

  private static final Script OPEN_WEBSOCKET =
      x -> {
        x.webSocket().text("o");
        x.silence();
      };

  private static final Script OPEN_STREAM =
      x -> {
        x.chunked(200, TEXT).chunk("o\n");
        x.silence();
      };

  private ProvokedEnds() {}

  /** Provokes the ends of sessions that were open. */
  static List<ProvokedEnd> ofOpenSessions() {
    return inParallel(
        Stream.concat(byThisProgram().stream(), byServersAndNetworks().stream()).toList());
  }

  private static List<Supplier<ProvokedEnd>> byThisProgram() {
    Script echoClose = x -> x.webSocket().text("o").echoClose();
    return List.of(
        () -> webSocket(echoClose, options(), SockJs::close),
        () -> webSocket(echoClose, options(), sock -> sock.close(3001, "Moving on")),
        () -> webSocket(OPEN_WEBSOCKET, options().closeLinger(SHORT), SockJs::close),
        () -> webSocket(OPEN_WEBSOCKET, options(), SockJs::abort),
        () -> clientClosed(echoClose, SockJsClient::close),
        () -> clientClosed(echoClose, SockJsClient::closeNow));
  }

  private static List<Supplier<ProvokedEnd>> byServersAndNetworks() {
    return List.of(
        () -> frames("a[broken"),
        () -> frames("o"),
        () -> frames("a[\"" + "x".repeat(100) + "\"]"),
        () -> frames("a[\"" + "x".repeat(5 << 20) + "\"]"),
        () -> webSocket(webSocketFrame(WebSocketFrame.CLOSE), options(), sock -> {}),
        () -> webSocket(webSocketFrame(WebSocketFrame.TEXT, (byte) 0xff), options(), sock -> {}),
        () -> webSocket(OPEN_WEBSOCKET, options().heartbeatTimeout(SHORT), sock -> {}),
        ProvokedEnds::webSocketOnTyrusThatEnds,
        () -> streamThatEnds(x -> x.reset()),
        () -> streamThatEnds(x -> x.fin()),
        () ->
            stream(
                x -> x.chunked(200, TEXT).chunk("o\n").chunk("a[\"cut").end(), x -> x.respond(204)),
        () -> stream(OPEN_STREAM, x -> x.respond(404)),
        () -> stream(OPEN_STREAM, x -> x.respond(200, "text/html", LOGIN_PAGE)),
        () -> pollThatGets(502),
        () -> pollThatGets(504));
  }

  /** Provokes connects that fail. */
  static List<ProvokedEnd> ofConnects() {
    return inParallel(Stream.concat(withoutInfo().stream(), withInfo().stream()).toList());
  }

  private static List<Supplier<ProvokedEnd>> withoutInfo() {
    return List.of(
        () -> connect(SockJsClient.builder(), closedPort(), options()),
        () -> connect(SockJsClient.builder(), URI.create("http://name.invalid/echo"), options()),
        () -> info(x -> x.silence(), options().infoTimeout(SHORT)),
        () -> info(x -> x.fin(), options()),
        () -> info(x -> x.respond(404), options()),
        () -> info(x -> x.respond(401), options()),
        () -> info(x -> x.respond(407), options()),
        () -> info(x -> x.respond(502), options()),
        () -> info(x -> x.header("Location", "http://other.invalid/login").respond(302), options()),
        () -> info(x -> x.respond(200, "text/html", LOGIN_PAGE), options()),
        () ->
            info(x -> x.header("Content-Encoding", "gzip").respond(200, JSON, "\u001f"), options()),
        () -> info(x -> x.respond(200, JSON, "{\"base_url\":\"http://%\"}"), options()),
        ProvokedEnds::tunnelOfTheInfo);
  }

  private static List<Supplier<ProvokedEnd>> withInfo() {
    String switchingWithoutUpgrade =
        "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n\r\n";
    return List.of(
        () -> transport("GET", "/none", x -> x.respond(404), "websocket", "xhr-polling"),
        () -> transport("GET", "/websocket", x -> x.fin(), "websocket"),
        () -> transport("GET", "/websocket", x -> x.reset(), "websocket"),
        () ->
            transport(
                "GET", "/websocket", x -> x.raw(switchingWithoutUpgrade).silence(), "websocket"),
        () -> transport("GET", "/websocket", x -> refuse(x), "websocket"),
        () -> transport("POST", "/xhr", x -> x.respond(200, TEXT, LOGIN_PAGE), "xhr-polling"),
        () ->
            transport(
                "POST",
                "/xhr",
                x -> x.header("Content-Encoding", "gzip").respond(200, TEXT, "o\n"),
                "xhr-polling"),
        () -> transport("GET", "/none", x -> x.respond(404), "iframe-xhr-polling"),
        () -> transport("GET", "/none", x -> x.respond(404), "misspelt"),
        () -> withInfo("{\"websocket\":false}", options().transports("websocket")),
        () -> withInfo("{\"cookie_needed\":true}", options().transports("xdr-polling")),
        () -> withInfo("{}", options().transports("xdr-polling").origin("null")),
        () ->
            withInfo(
                "{}", options().transports("xhr-streaming", "xhr-polling").sessionId(() -> "one")),
        ProvokedEnds::streamThatTimesOut,
        ProvokedEnds::tunnelOfAWebSocket,
        ProvokedEnds::clientWithoutTransports,
        ProvokedEnds::socksProxyOfTyrus);
  }

  private static void refuse(Exchange exchange) throws IOException {
    exchange.webSocket().text("c[3000,\"Go away!\"]");
    exchange.silence();
  }

  private static List<ProvokedEnd> inParallel(List<Supplier<ProvokedEnd>> scenarios) {
    ExecutorService threads = Executors.newFixedThreadPool(scenarios.size());
    try {
      return scenarios.stream()
          .map(scenario -> CompletableFuture.supplyAsync(scenario, threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    } finally {
      threads.shutdown();
    }
  }

  /** Timeouts that are long enough for a busy machine. */
  private static SockJsOptionsBuilder options() {
    return SockJsOptions.builder()
        .infoTimeout(Duration.ofSeconds(30))
        .timeout(Duration.ofSeconds(20))
        .closeLinger(Duration.ofSeconds(20));
  }

  private static ScriptedServer server() {
    return ScriptedServer.start().on("GET", "/info", x -> x.respond(200, JSON, "{}"));
  }

  private static ProvokedEnd connect(
      SockJsClientBuilder client, URI url, SockJsOptionsBuilder options) {
    return ProvokedEnd.of(client, url, options, sock -> {});
  }

  private static ProvokedEnd webSocket(
      Script script, SockJsOptionsBuilder options, Consumer<SockJs> whenOpen) {
    try (ScriptedServer server = server().on("GET", "/websocket", script)) {
      return ProvokedEnd.of(
          SockJsClient.builder(), server.uri("/echo"), options.transports("websocket"), whenOpen);
    }
  }

  /** The server opens the session, and sends a frame. */
  private static ProvokedEnd frames(String frame) {
    Script script =
        x -> {
          x.webSocket().text("o").text(frame);
          x.silence();
        };
    return webSocket(script, options().maxMessageSize(10), sock -> {});
  }

  private static Script webSocketFrame(int opcode, byte... payload) {
    return x -> {
      x.webSocket().text("o").frame(WebSocketFrame.of(true, opcode, payload));
      x.silence();
    };
  }

  private static ProvokedEnd clientClosed(Script script, Consumer<SockJsClient> close) {
    try (ScriptedServer server = server().on("GET", "/websocket", script)) {
      SockJsClient client = SockJsClient.create();
      SockJs sock =
          client.connect(
              server.uri("/echo"), options().transports("websocket").build(), (s, message) -> {});
      sock.opened().toCompletableFuture().join();
      close.accept(client);
      return new ProvokedEnd(sock.closed().toCompletableFuture().join(), List.of());
    }
  }

  /** Opens a session over {@code xhr-streaming}, and sends a message. */
  private static ProvokedEnd stream(Script receive, Script send) {
    try (ScriptedServer server = server()) {
      server.on("POST", "/xhr_streaming", receive).on("POST", "/xhr_send", send);
      return ProvokedEnd.of(
          SockJsClient.builder(),
          server.uri("/echo"),
          options().transports("xhr-streaming"),
          sock -> sock.offer("hello"));
    }
  }

  /** Ends the stream when the client's message has arrived. */
  private static ProvokedEnd streamThatEnds(Script end) {
    CountDownLatch received = new CountDownLatch(1);
    return stream(
        x -> {
          x.chunked(200, TEXT).chunk("o\n");
          received.await();
          end.run(x);
        },
        x -> {
          x.respond(204);
          received.countDown();
        });
  }

  private static ProvokedEnd webSocketOnTyrusThatEnds() {
    Script script =
        x -> {
          x.webSocket().text("o").receive();
          x.fin();
        };
    try (ScriptedServer server = server().on("GET", "/websocket", script)) {
      return ProvokedEnd.of(
          SockJsClient.builder(),
          server.uri("/echo"),
          options().transports("websocket-tyrus"),
          sock -> sock.send("end"));
    }
  }

  private static ProvokedEnd pollThatGets(int status) {
    AtomicInteger polls = new AtomicInteger();
    Script poll =
        x -> {
          if (polls.getAndIncrement() == 0) {
            x.respond(200, TEXT, "o\n");
          } else {
            x.respond(status);
          }
        };
    return transport("POST", "/xhr", poll, "xhr-polling");
  }

  private static ProvokedEnd info(Script script, SockJsOptionsBuilder options) {
    try (ScriptedServer server = ScriptedServer.start().on("GET", "/info", script)) {
      return connect(SockJsClient.builder(), server.uri("/echo"), options);
    }
  }

  private static ProvokedEnd transport(
      String method, String suffix, Script script, String... transports) {
    try (ScriptedServer server = server().on(method, suffix, script)) {
      return connect(SockJsClient.builder(), server.uri("/echo"), options().transports(transports));
    }
  }

  private static ProvokedEnd withInfo(String info, SockJsOptionsBuilder options) {
    try (ScriptedServer server =
        ScriptedServer.start().on("GET", "/info", x -> x.respond(200, JSON, info))) {
      return connect(SockJsClient.builder(), server.uri("/echo"), options);
    }
  }

  private static ProvokedEnd streamThatTimesOut() {
    try (ScriptedServer server = server().on("POST", "/xhr_streaming", x -> x.silence())) {
      return connect(
          SockJsClient.builder(),
          server.uri("/echo"),
          options().transports("xhr-streaming").timeout(SHORT));
    }
  }

  private static ProvokedEnd tunnelOfTheInfo() {
    try (ScriptedServer proxy = refusingProxy()) {
      return connect(
          through(ProxySettings.Type.HTTP, proxy.port()),
          URI.create("https://name.invalid/echo"),
          options());
    }
  }

  private static ProvokedEnd tunnelOfAWebSocket() {
    try (ScriptedServer proxy = refusingProxy()) {
      return connect(
          through(ProxySettings.Type.HTTP, proxy.port()),
          URI.create("http://name.invalid/echo"),
          options().transports("websocket").info(ServerInfo.defaults()));
    }
  }

  private static ScriptedServer refusingProxy() {
    return ScriptedServer.start().on("CONNECT", Pattern.compile(".*"), x -> x.respond(403));
  }

  private static SockJsClientBuilder through(ProxySettings.Type type, int port) {
    return SockJsClient.builder().proxy(ProxySettings.of(type, "127.0.0.1", port));
  }

  private static ProvokedEnd clientWithoutTransports() {
    return connect(
        SockJsClient.builder().discovery(false),
        closedPort(),
        options().info(ServerInfo.defaults()));
  }

  private static ProvokedEnd socksProxyOfTyrus() {
    return connect(
        through(ProxySettings.Type.SOCKS5, closedPort().getPort())
            .discovery(false)
            .transports(WebSocketTransports.all()),
        closedPort(),
        options().transports("websocket").info(ServerInfo.defaults()));
  }

  /** Returns a URL of a port on which nothing listens. */
  private static URI closedPort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/echo");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
