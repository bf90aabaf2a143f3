package dev.sockjs.testserver;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import io.vertx.ext.web.handler.sockjs.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server offers, and under which path. Everything runs on the one event loop. */
final class Endpoints {
  private static final Pattern GO = Pattern.compile("go (\\d{1,9}) (\\d{1,7})");
  private static final long TICK_MILLIS = 1000;

  private final Vertx vertx;
  private final Duration heartbeat;
  private final Router router;
  private final BodyHandler bodies = BodyHandler.create(false);
  private final Set<SockJSSocket> audience = new HashSet<>();

  private Endpoints(Vertx vertx, Duration heartbeat) {
    this.vertx = vertx;
    this.heartbeat = heartbeat;
    this.router = Router.router(vertx);
  }

  static Router router(Vertx vertx, Duration heartbeat, int echoResponseLimitBytes) {
    Endpoints endpoints = new Endpoints(vertx, heartbeat);
    endpoints.mountAll(echoResponseLimitBytes);
    return endpoints.router;
  }

  private void mountAll(int echoResponseLimitBytes) {
    router.route().handler(this::readBody).failureHandler(Endpoints::failed);
    SockJSHandlerOptions echo = options().setMaxBytesStreaming(echoResponseLimitBytes);
    mount("/echo", echo, Endpoints::echo);
    mount(
        "/disabled_websocket_echo",
        new SockJSHandlerOptions(echo).addDisabledTransport(Transport.WEBSOCKET.name()),
        Endpoints::echo);
    mount(
        "/cookie_needed_echo",
        new SockJSHandlerOptions(echo).setInsertJSESSIONID(true),
        Endpoints::echo);
    // The code is for the raw WebSocket: over SockJS Vert.x always closes with just this.
    mount("/close", options(), socket -> socket.close(3000, "Go away!"));
    mount("/ticker", options(), this::tick);
    mount("/amplify", options(), Endpoints::amplify);
    mount("/broadcast", options(), this::broadcast);
    mount("/flood", options(), Endpoints::flood);
  }

  /**
   * Not for GET: it would fail the WebSocket handshake of JDK 17, which has a Content-Length. Not
   * by a route for POST alone: every unknown path would then be answered 405.
   */
  private void readBody(RoutingContext request) {
    if (request.request().method().equals(HttpMethod.POST)) {
      bodies.handle(request);
    } else {
      request.next();
    }
  }

  /** A client that vanishes within its request is what tests are about too. */
  private static void failed(RoutingContext request) {
    Throwable failure = request.failure();
    if (!(failure instanceof IOException || failure instanceof HttpClosedException)) {
      request.next();
    }
  }

  /** In Vert.x the cookie and {@code cookie_needed} are one setting, on by default. */
  private SockJSHandlerOptions options() {
    return new SockJSHandlerOptions()
        .setInsertJSESSIONID(false)
        .setHeartbeatInterval(heartbeat.toMillis());
  }

  private void mount(
      String path, SockJSHandlerOptions options, Consumer<SockJSSocket> application) {
    Router sockJs =
        SockJSHandler.create(vertx, options)
            .socketHandler(
                socket -> {
                  // A client that vanishes is what tests are about, not worth a stack trace.
                  socket.exceptionHandler(failure -> {});
                  application.accept(socket);
                });
    router.route(path + "/*").subRouter(sockJs);
  }

  private static void echo(SockJSSocket socket) {
    onMessage(socket, socket::write);
  }

  private void tick(SockJSSocket socket) {
    long timer = vertx.setPeriodic(TICK_MILLIS, id -> socket.write("tick!"));
    socket.endHandler(end -> vertx.cancelTimer(timer));
  }

  private static void amplify(SockJSSocket socket) {
    onMessage(
        socket,
        message -> {
          int exponent = message.matches("1?\\d") ? Integer.parseInt(message) : 1;
          socket.write("x".repeat(1 << exponent));
        });
  }

  private void broadcast(SockJSSocket socket) {
    audience.add(socket);
    socket.endHandler(end -> audience.remove(socket));
    onMessage(socket, message -> audience.forEach(listener -> listener.write(message)));
  }

  private static void flood(SockJSSocket socket) {
    onMessage(
        socket,
        message -> {
          Matcher order = GO.matcher(message);
          if (order.matches()) {
            int count = Integer.parseInt(order.group(1));
            new Flood(socket::write, count, "x".repeat(Integer.parseInt(order.group(2)))).go();
          }
        });
  }

  private static void onMessage(SockJSSocket socket, Consumer<String> application) {
    socket.handler(message -> application.accept(message.toString()));
  }
}
