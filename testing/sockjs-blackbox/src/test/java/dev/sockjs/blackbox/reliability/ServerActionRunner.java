package dev.sockjs.blackbox.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.testkit.server.ChunkedResponse;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import dev.sockjs.testkit.server.WebSocketFrame;
import java.io.IOException;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingDeque;
import org.jspecify.annotations.Nullable;

/** Carries out the actions of a server in the wire format of one transport. */
final class ServerActionRunner {

  static final String JSON = "application/json";

  /** In place of a status: the server sends no response. */
  static final int NO_RESPONSE = 0;

  /** A reserved opcode (RFC 6455, section 5.2), and not HTTP. */
  private static final byte[] INVALID_BYTES = {(byte) 0x83, 0};

  private final WireFormat format;
  private final BlockingDeque<ServerAction> actions = new LinkedBlockingDeque<>();

  /** The status of responses to sending requests. */
  private final CompletableFuture<Integer> sendStatus = new CompletableFuture<>();

  /** A response ended early, so the server no longer knows the session. */
  private volatile boolean sessionLost;

  ServerActionRunner(WireFormat format) {
    this.format = format;
  }

  void add(ServerAction action) {
    actions.add(action);
  }

  void respondToSends(int status) {
    sendStatus.complete(status);
  }

  void loseSession() {
    sessionLost = true;
  }

  private ServerAction take() throws InterruptedException {
    ServerAction action = actions.take();
    if (action instanceof ServerAction.Idle) {
      actions.addFirst(action);
    }
    return action;
  }

  /** Responds to an info request with the next action. */
  void info(Exchange exchange) throws Exception {
    ServerAction action = take();
    if (action instanceof ServerAction.Frame frame) {
      exchange.respond(200, JSON, frame.text());
    } else {
      act(exchange, action);
    }
  }

  /** Responds to a sending request. */
  void send(Exchange exchange) throws Exception {
    int status = sendStatus.get();
    if (status == NO_RESPONSE) {
      exchange.silence();
    } else {
      exchange.respond(status);
    }
  }

  /** Carries out the next actions in response to a receiving request or an upgrade. */
  void receive(Exchange exchange) throws Exception {
    if (format.isWebSocket()) {
      webSocket(exchange);
    } else if (sessionLost) {
      exchange.respond(404);
    } else if (format.isPolling()) {
      poll(exchange);
    } else {
      sessionLost = true;
      stream(exchange);
    }
  }

  private void webSocket(Exchange exchange) throws Exception {
    ScriptedWebSocket socket = null;
    for (ServerAction action = take(); ; action = take()) {
      if (action instanceof ServerAction.Frame || action instanceof ServerAction.Close) {
        socket = socket == null ? exchange.webSocket() : socket;
      }
      if (socket == null) {
        act(exchange, action);
        return;
      }
      if (action instanceof ServerAction.Frame frame) {
        if (format != WireFormat.RAW || !frame.text().equals("o")) {
          socket.text(frame.text());
        }
      } else if (action instanceof ServerAction.Close close) {
        socket.close(close.code(), close.reason());
      } else if (action instanceof ServerAction.AwaitPings pings) {
        respondToPings(socket, pings.count());
      } else if (action instanceof ServerAction.Idle) {
        socket.echoClose();
        return;
      } else if (action instanceof ServerAction.Fin || action instanceof ServerAction.Reset) {
        act(exchange, action);
        return;
      } else if (action instanceof ServerAction.InvalidBytes) {
        exchange.raw(INVALID_BYTES);
      }
    }
  }

  private static void respondToPings(ScriptedWebSocket socket, int pings) throws IOException {
    for (int i = 0; i < pings; i++) {
      WebSocketFrame ping = socket.receive();
      assertEquals(WebSocketFrame.PING, ping.opcode());
      socket.frame(WebSocketFrame.of(true, WebSocketFrame.PONG, ping.payload()));
    }
  }

  private void poll(Exchange exchange) throws Exception {
    ServerAction action = take();
    if (action instanceof ServerAction.Frame frame) {
      exchange.respond(200, "text/plain", format.encode(frame.text()));
    } else {
      act(exchange, action);
    }
  }

  private void stream(Exchange exchange) throws Exception {
    ChunkedResponse response = null;
    ServerAction action = take();
    for (; action instanceof ServerAction.Frame frame; action = take()) {
      if (response == null) {
        response = exchange.chunked(200, "text/plain").chunk(format.prelude());
      }
      response.chunk(format.encode(frame.text()));
    }
    end(exchange, response, action);
  }

  private void end(Exchange exchange, @Nullable ChunkedResponse response, ServerAction action)
      throws Exception {
    boolean closesConnection =
        action instanceof ServerAction.Fin || action instanceof ServerAction.Reset;
    if (response == null || closesConnection || action instanceof ServerAction.Idle) {
      sessionLost = closesConnection;
      act(exchange, action);
      return;
    }
    sessionLost = false;
    if (!(action instanceof ServerAction.EndResponse)) {
      actions.addFirst(action);
    }
    response.end();
  }

  /** Carries out an action for which no response has started. */
  private static void act(Exchange exchange, ServerAction action) throws IOException {
    if (action instanceof ServerAction.Status status) {
      exchange.respond(status.status());
    } else if (action instanceof ServerAction.EndResponse) {
      exchange.respond(200, "text/plain", "");
    } else if (action instanceof ServerAction.InvalidBytes) {
      exchange.raw(INVALID_BYTES);
    } else if (action instanceof ServerAction.Fin) {
      exchange.fin();
    } else if (action instanceof ServerAction.Reset) {
      exchange.reset();
    } else {
      exchange.silence();
    }
  }
}
