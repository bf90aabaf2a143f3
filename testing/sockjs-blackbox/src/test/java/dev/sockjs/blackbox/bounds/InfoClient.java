package dev.sockjs.blackbox.bounds;

import dev.sockjs.Headers;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.server.ScriptedServer;
import java.net.URI;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;

/** The two ways to request the info. */
enum InfoClient {
  /** The HttpClient of the HTTP transports, which is discovered. */
  JETTY,
  /** The JDK's HTTP client, where nothing is discovered. */
  JDK;

  /** Requests the info, and opens a session to show that it was read. */
  void connect(ScriptedServer server, Headers headers) throws Exception {
    server.on("POST", "/xhr", x -> x.respond(200, "application/javascript", "o\n"));
    connect(server.uri("/echo"), headers);
  }

  /** Requests the info of an endpoint whose server opens polling sessions. */
  void connect(URI endpoint, Headers headers) throws Exception {
    SockJsOptions options =
        SockJsOptions.builder().transports("xhr-polling").headers(headers).build();
    try (SockJsClient client = newClient()) {
      SockJs sock = client.connect(endpoint, options, (s, message) -> {});
      sock.opened().toCompletableFuture().get(20, TimeUnit.SECONDS);
      sock.abort();
    }
  }

  private SockJsClient newClient() {
    return this == JETTY
        ? SockJsClient.create()
        : SockJsClient.builder().discovery(false).transports(List.of(polling())).build();
  }

  private static TransportProvider polling() {
    return ServiceLoader.load(TransportProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals("xhr-polling"))
        .findAny()
        .orElseThrow();
  }
}
