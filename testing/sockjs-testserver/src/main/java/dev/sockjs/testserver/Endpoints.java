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

/** The endpoints of the server and their paths. Everything runs on the only event loop. */
final class Endpoints {
  private static final Pattern GO = Pattern.compile("go (\\d{1,9}) (\\d{1,7})");
  private static final long TICK_INTERVAL_MILLIS = 1000;

  /**
   * After this time without a request of the client, a session ends. The 5 s of Vert.x can pass
   * between two polls on a busy machine.
   */
  private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final Duration heartbeat;
  private final Router router;
  private final BodyHandler bodies = BodyHandler.create(false);
  private final Set<SockJSSocket> subscribers = new HashSet<>();

  private Endpoints(Vertx vertx, Duration heartbeat) {
    this.vertx = vertx;
    this.heartbeat = heartbeat;
    this.router = Router.router(vertx);
  }

  static Router router(
      Vertx vertx, Duration heartbeat, int echoResponseLimitBytes, Resources resources) {
    Endpoints endpoints = new Endpoints(vertx, heartbeat);
    endpoints.router.route().handler(resources::handle);
    endpoints.mountAll(echoResponseLimitBytes);
    return endpoints.router;
  }

  private void mountAll(int echoResponseLimitBytes) {
    router.route().handler(this::readBody).failureHandler(Endpoints::handleFailure);
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
    // Only the raw WebSocket needs the arguments: over SockJS, Vert.x always closes with these.
    mount("/close", options(), socket -> socket.close(3000, "Go away!"));
    mount("/ticker", options(), this::tick);
    mount("/amplify", options(), Endpoints::amplify);
    mount("/broadcast", options(), this::broadcast);
    mount("/flood", options(), Endpoints::flood);
  }

  /**
   * Reads the body of a POST. Not of a GET, since that fails the WebSocket handshake of JDK 17,
   * which has a Content-Length. Not by a route for POST, since the response to every unknown path
   * would then be 405.
   */
  private void readBody(RoutingContext request) {
    if (request.request().method().equals(HttpMethod.POST)) {
      bodies.handle(request);
    } else {
      request.next();
    }
  }

  /** Ignores clients that disconnect during a request, as tests do that on purpose. */
  private static void handleFailure(RoutingContext request) {
    Throwable failure = request.failure();
    if (!(failure instanceof IOException || failure instanceof HttpClosedException)) {
      request.next();
    }
  }

  /** In Vert.x one setting controls the cookie and {@code cookie_needed}; it is on by default. */
  private SockJSHandlerOptions options() {
    return new SockJSHandlerOptions()
        .setSessionTimeout(SESSION_TIMEOUT.toMillis())
        .setInsertJSESSIONID(false)
        .setHeartbeatInterval(heartbeat.toMillis());
  }

  private void mount(
      String path, SockJSHandlerOptions options, Consumer<SockJSSocket> application) {
    Router sockJs =
        SockJSHandler.create(vertx, options)
            .socketHandler(
                socket -> {
                  // Print no stack trace when a client disconnects, as tests do that on purpose.
                  socket.exceptionHandler(failure -> {});
                  application.accept(socket);
                });
    router.route(path + "/*").subRouter(sockJs);
  }

  private static void echo(SockJSSocket socket) {
    onMessage(socket, socket::write);
  }

  private void tick(SockJSSocket socket) {
    long timer = vertx.setPeriodic(TICK_INTERVAL_MILLIS, id -> socket.write("tick!"));
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
    subscribers.add(socket);
    socket.endHandler(end -> subscribers.remove(socket));
    onMessage(socket, message -> subscribers.forEach(listener -> listener.write(message)));
  }

  private static void flood(SockJSSocket socket) {
    onMessage(
        socket,
        message -> {
          Matcher command = GO.matcher(message);
          if (command.matches()) {
            int count = Integer.parseInt(command.group(1));
            new Flood(socket::write, count, "x".repeat(Integer.parseInt(command.group(2)))).send();
          }
        });
  }

  private static void onMessage(SockJSSocket socket, Consumer<String> application) {
    socket.handler(message -> application.accept(message.toString()));
  }
}
