package dev.sockjs.reconnect;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A SockJS server that records what each of its sessions has received, and how many sessions it
 * has. It echoes each message. It can be stopped and started again on its port.
 */
final class SessionCountingServer implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final long TIMEOUT_SECONDS = 20;

  /** Has the port while the server is stopped, so that no other program gets it. */
  private Socket reservation = new Socket();

  /** Guarded by this object, as are the next fields. */
  private final List<List<String>> received = new ArrayList<>();

  private int live;
  private int port;
  private Vertx vertx;

  SessionCountingServer() {
    start();
  }

  int port() {
    return port;
  }

  void start() {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setUseDaemonThread(true));
    Router router = Router.router(vertx);
    router.route().handler(BodyHandler.create(false));
    SockJSHandlerOptions options =
        new SockJSHandlerOptions().setHeartbeatInterval(1000).setSessionTimeout(500);
    router
        .route("/echo/*")
        .subRouter(SockJSHandler.create(vertx, options).socketHandler(this::connected));
    HttpServer http = vertx.createHttpServer().requestHandler(router);
    freePort();
    await(http.listen(port, HOST));
    port = http.actualPort();
  }

  void stop() {
    end();
    reservePort();
  }

  private void end() {
    if (vertx == null) {
      return;
    }
    await(vertx.close());
    synchronized (this) {
      live = 0; // Vert.x does not report the ends of the sessions that it drops,
      vertx = null; // and one that it reports late does not count.
    }
  }

  /** Binds the port, but does not listen, so connects are refused. */
  private void reservePort() {
    reservation = new Socket();
    try {
      reservation.setReuseAddress(true); // connections of the server may still have the port
      reservation.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void freePort() {
    try {
      reservation.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    end();
    freePort();
  }

  private void connected(SockJSSocket socket) {
    List<String> messages = new ArrayList<>();
    Vertx of = vertx;
    synchronized (this) {
      received.add(messages);
      live++;
    }
    socket.handler(
        buffer -> {
          synchronized (this) {
            messages.add(buffer.toString());
          }
          socket.write(buffer);
        });
    socket.endHandler(ended -> ended(of));
    socket.exceptionHandler(failure -> {});
  }

  private synchronized void ended(Vertx of) {
    if (of == vertx) {
      live--;
    }
  }

  /** Returns how many sessions the server has now. */
  synchronized int live() {
    return live;
  }

  /** Returns what each session has received that has received anything, oldest first. */
  synchronized List<List<String>> received() {
    return received.stream().filter(messages -> !messages.isEmpty()).map(List::copyOf).toList();
  }

  private static void await(io.vertx.core.Future<?> future) {
    future
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
