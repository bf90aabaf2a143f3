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

/** Plays cues to whatever requests come, in the way of one transport. */
final class ServerActionRunner {

  static final String JSON = "application/json";

  /** In place of a status: a request is held. */
  static final int NO_ANSWER = 0;

  /** A reserved opcode, RFC 6455 section 5.2; no HTTP either. */
  private static final byte[] NONSENSE = {(byte) 0x83, 0};

  private final WireFormat dialect;
  private final BlockingDeque<ServerAction> cues = new LinkedBlockingDeque<>();

  /** What requests that send are answered. */
  private final CompletableFuture<Integer> sendStatus = new CompletableFuture<>();

  /** An answer ended that was not to end, so the session is not known any more. */
  private volatile boolean lost;

  ServerActionRunner(WireFormat dialect) {
    this.dialect = dialect;
  }

  void add(ServerAction cue) {
    cues.add(cue);
  }

  void answerSends(int status) {
    sendStatus.complete(status);
  }

  void loseSession() {
    lost = true;
  }

  private ServerAction take() throws InterruptedException {
    ServerAction cue = cues.take();
    if (cue instanceof ServerAction.Hush) {
      cues.addFirst(cue);
    }
    return cue;
  }

  /** Answers an info request as it is cued. */
  void info(Exchange exchange) throws Exception {
    ServerAction cue = take();
    if (cue instanceof ServerAction.Frame frame) {
      exchange.respond(200, JSON, frame.text());
    } else {
      alone(exchange, cue);
    }
  }

  /** Answers a request that sends. */
  void send(Exchange exchange) throws Exception {
    int status = sendStatus.get();
    if (status == NO_ANSWER) {
      exchange.silence();
    } else {
      exchange.respond(status);
    }
  }

  /** Plays the next cues to a request to receive, or to upgrade. */
  void receive(Exchange exchange) throws Exception {
    if (dialect.isWebSocket()) {
      webSocket(exchange);
    } else if (lost) {
      exchange.respond(404);
    } else if (dialect.isPolling()) {
      poll(exchange);
    } else {
      lost = true;
      stream(exchange);
    }
  }

  private void webSocket(Exchange exchange) throws Exception {
    ScriptedWebSocket socket = null;
    for (ServerAction cue = take(); ; cue = take()) {
      if (cue instanceof ServerAction.Frame || cue instanceof ServerAction.Close) {
        socket = socket == null ? exchange.webSocket() : socket;
      }
      if (socket == null) {
        alone(exchange, cue);
        return;
      }
      if (cue instanceof ServerAction.Frame frame) {
        if (dialect != WireFormat.RAW || !frame.text().equals("o")) {
          socket.text(frame.text());
        }
      } else if (cue instanceof ServerAction.Close close) {
        socket.close(close.code(), close.reason());
      } else if (cue instanceof ServerAction.Pings pings) {
        answer(socket, pings.count());
      } else if (cue instanceof ServerAction.Hush) {
        socket.echoClose();
        return;
      } else if (cue instanceof ServerAction.Fin || cue instanceof ServerAction.Reset) {
        alone(exchange, cue);
        return;
      } else if (cue instanceof ServerAction.Nonsense) {
        exchange.raw(NONSENSE);
      }
    }
  }

  private static void answer(ScriptedWebSocket socket, int pings) throws IOException {
    for (int i = 0; i < pings; i++) {
      WebSocketFrame ping = socket.receive();
      assertEquals(WebSocketFrame.PING, ping.opcode());
      socket.frame(WebSocketFrame.of(true, WebSocketFrame.PONG, ping.payload()));
    }
  }

  private void poll(Exchange exchange) throws Exception {
    ServerAction cue = take();
    if (cue instanceof ServerAction.Frame frame) {
      exchange.respond(200, "text/plain", dialect.onTheWire(frame.text()));
    } else {
      alone(exchange, cue);
    }
  }

  private void stream(Exchange exchange) throws Exception {
    ChunkedResponse answer = null;
    ServerAction cue = take();
    for (; cue instanceof ServerAction.Frame frame; cue = take()) {
      if (answer == null) {
        answer = exchange.chunked(200, "text/plain").chunk(dialect.prelude());
      }
      answer.chunk(dialect.onTheWire(frame.text()));
    }
    end(exchange, answer, cue);
  }

  private void end(Exchange exchange, @Nullable ChunkedResponse answer, ServerAction cue)
      throws Exception {
    boolean closesConnection = cue instanceof ServerAction.Fin || cue instanceof ServerAction.Reset;
    if (answer == null || closesConnection || cue instanceof ServerAction.Hush) {
      lost = closesConnection;
      alone(exchange, cue);
      return;
    }
    lost = false;
    if (!(cue instanceof ServerAction.Empty)) {
      cues.addFirst(cue);
    }
    answer.end();
  }

  /** What needs nothing before it. */
  private static void alone(Exchange exchange, ServerAction cue) throws IOException {
    if (cue instanceof ServerAction.Status status) {
      exchange.respond(status.status());
    } else if (cue instanceof ServerAction.Empty) {
      exchange.respond(200, "text/plain", "");
    } else if (cue instanceof ServerAction.Nonsense) {
      exchange.raw(NONSENSE);
    } else if (cue instanceof ServerAction.Fin) {
      exchange.fin();
    } else if (cue instanceof ServerAction.Reset) {
      exchange.reset();
    } else {
      exchange.silence();
    }
  }
}
