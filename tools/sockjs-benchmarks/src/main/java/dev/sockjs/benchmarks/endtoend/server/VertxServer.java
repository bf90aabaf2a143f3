package dev.sockjs.benchmarks.endtoend.server;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The SockJS server of Vert.x in a process of its own. {@code /echo} sends back each message,
 * {@code /sink} responds only to {@code end}, and {@code /flood} sends the {@link FloodText} that
 * the client names until the client says {@code stop}. Has one event loop, since sessions of Vert.x
 * move between event loops without synchronisation.
 */
public final class VertxServer {
  private static final int MAX_BODY_BYTES = 64 << 20;
  private static final int BACKLOG = 4096;

  private final Vertx vertx;
  private final Router router;
  private final BodyHandler bodies = BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES);
  private final HttpServerOptions options =
      new HttpServerOptions().setAcceptBacklog(BACKLOG).setHttp2ClearTextEnabled(false);

  private VertxServer(Vertx vertx) {
    this.vertx = vertx;
    this.router = Router.router(vertx);
    router.route().handler(this::readBody).failureHandler(request -> {});
    // As text: the raw WebSocket sends a Buffer as a binary message.
    mount("/echo", socket -> socket.handler(message -> socket.write(message.toString())));
    mount("/sink", VertxServer::sink);
    mount("/flood", VertxServer::flood);
  }

  /**
   * Starts a server, prints its URL as the only line of its output, and ends the process when the
   * standard input ends.
   *
   * @param args the number of loopback addresses on which to listen, from 127.0.0.1 on; for TLS
   *     also the path and the password of a PKCS #12 key store
   * @throws IOException if the standard input cannot be read
   */
  public static void main(String[] args) throws IOException {
    FileSystemOptions noFiles =
        new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);
    VertxServer server =
        new VertxServer(
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setFileSystemOptions(noFiles)));
    boolean tls = args.length > 1;
    if (tls) {
      PfxOptions keys = new PfxOptions().setPath(args[1]).setPassword(args[2]);
      server.options.setSsl(true).setUseAlpn(false).setKeyCertOptions(keys);
    }
    int port = server.listen(1, 0);
    for (int address = 2; address <= Integer.parseInt(args[0]); address++) {
      server.listen(address, port);
    }
    System.out.println((tls ? "https" : "http") + "://127.0.0.1:" + port);
    while (System.in.read() >= 0) {
      // Nothing is expected.
    }
    System.exit(0);
  }

  private int listen(int address, int port) {
    HttpServer http = vertx.createHttpServer(options).requestHandler(router);
    return http.listen(port, "127.0.0." + address)
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }

  private void mount(String path, Consumer<SockJSSocket> application) {
    Router sockJs =
        SockJSHandler.create(vertx, new SockJSHandlerOptions().setInsertJSESSIONID(false))
            .socketHandler(
                socket -> {
                  socket.exceptionHandler(failure -> {});
                  application.accept(socket);
                });
    router.route(path + "/*").subRouter(sockJs);
  }

  /** Not of a GET, since that fails the WebSocket handshake of JDK 17, which has a length. */
  private void readBody(RoutingContext request) {
    if (request.request().method().equals(HttpMethod.POST)) {
      bodies.handle(request);
    } else {
      request.next();
    }
  }

  private static void sink(SockJSSocket socket) {
    socket.handler(
        message -> {
          if (message.toString().equals("end")) {
            socket.write("end");
          }
        });
  }

  private static void flood(SockJSSocket socket) {
    Running running = new Running();
    socket.handler(
        message -> {
          if (message.toString().equals("stop")) {
            running.stop();
          } else {
            running.start(socket, FloodText.of(message.toString()));
          }
        });
  }

  /** The flood of one session. */
  private static final class Running {
    private @Nullable Flood flood;

    void start(SockJSSocket socket, FloodText text) {
      flood = new Flood(socket, text.text());
      flood.send();
    }

    void stop() {
      if (flood != null) {
        flood.stop();
      }
    }
  }
}
