package dev.sockjs.benchmarks.spring;

import static dev.sockjs.benchmarks.spring.Contender.ours;
import static dev.sockjs.benchmarks.spring.Contender.oursGivingUpAttempts;
import static dev.sockjs.benchmarks.spring.Contender.oursGivingUpInfo;
import static dev.sockjs.benchmarks.spring.Contender.springFallback;
import static dev.sockjs.benchmarks.spring.Contender.springFallbackWithScheduler;
import static dev.sockjs.benchmarks.spring.Contender.springJetty;
import static dev.sockjs.benchmarks.spring.Contender.springJettyPolling;
import static dev.sockjs.benchmarks.spring.Contender.springRest;
import static dev.sockjs.benchmarks.spring.Contender.springRestPolling;
import static dev.sockjs.benchmarks.spring.Contender.springWebSocket;
import static dev.sockjs.benchmarks.spring.Contender.springWebSocketOnTomcat;

import dev.sockjs.testkit.server.Exchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.socket.WebSocketSession;

/** The situations. Each begins with {@link HealthyServer}, and changes a part of it. */
final class Cases {
  private static final String INFO_WITH_LINE_BREAKS =
      "{\n  \"websocket\": false,\n  \"origins\": [\"*:*\"],\n  \"entropy\": 1\n}\n";

  private Cases() {}

  static List<Case> all() {
    return List.of(
        closeBeforeOpen(),
        silenceBeforeOpen(),
        emptyBeforeOpen(),
        lateOpen(),
        closeOfSilentStream(),
        manyStreams(),
        throwingHandler(),
        failedSend(),
        emptyPolls(),
        infoWithLineBreaks(),
        infoWithoutResponse(),
        twoSenders());
  }

  private static Case closeBeforeOpen() {
    return new Case(
        "The WebSocket is closed before the open frame; HTTP works",
        List.of(
            springWebSocket(),
            springFallback(),
            springFallbackWithScheduler(),
            ours("websocket"),
            ours("websocket", "xhr-streaming")),
        trial -> {
          trial
              .server()
              .on(
                  "GET",
                  "/websocket",
                  x -> {
                    x.webSocket().close(1001, "Going away");
                    x.fin();
                  });
          trial.connect(new Recorder(false));
        });
  }

  private static Case silenceBeforeOpen() {
    return new Case(
        "The WebSocket has no open frame, but silence; HTTP works",
        List.of(
            springWebSocket(),
            springFallback(),
            springFallbackWithScheduler(),
            oursGivingUpAttempts("websocket", "xhr-streaming")),
        trial -> {
          trial
              .server()
              .on(
                  "GET",
                  "/websocket",
                  x -> {
                    x.webSocket();
                    x.silence();
                  });
          trial.connect(new Recorder(false));
        });
  }

  private static Case emptyBeforeOpen() {
    return new Case(
        "Every stream and every poll ends empty",
        List.of(springRest(), springJetty(), oursGivingUpAttempts("xhr-streaming", "xhr-polling")),
        trial -> {
          trial.server().on("POST", "/xhr_streaming", HealthyServer::empty);
          trial.server().on("POST", "/xhr", HealthyServer::empty);
          trial.connect(new Recorder(false));
          trial.fact(
              trial.requests("/xhr_streaming").size()
                  + trial.requests("/xhr").size()
                  + " requests");
        });
  }

  private static Case lateOpen() {
    return new Case(
        "The WebSocket opens after the client has fallen back to HTTP",
        List.of(springFallbackWithScheduler(), oursGivingUpAttempts("websocket", "xhr-streaming")),
        trial -> {
          CompletableFuture<Object> ended = new CompletableFuture<>();
          trial
              .server()
              .on(
                  "GET",
                  "/websocket",
                  x -> {
                    x.stall(); // until the release
                    ended.complete(openLate(x));
                  });
          trial.connect(new Recorder(false));
          trial.fact(trial.sessionIds() == 1 ? "same session id" : "new session id");
          trial.release();
          trial.endOfConnection("the late WebSocket", ended);
        });
  }

  /** Returns once the client has ended the connection. */
  private static Object openLate(Exchange exchange) throws IOException {
    try {
      return HealthyServer.webSocket(exchange);
    } catch (IOException e) {
      exchange.reset();
      return e;
    }
  }

  private static Case closeOfSilentStream() {
    return new Case(
        "`close()` on a stream on which the server sends nothing",
        List.of(springRest(), springJetty(), ours("xhr-streaming")),
        trial -> {
          CompletableFuture<Object> ended = new CompletableFuture<>();
          trial.server().on("POST", "/xhr_streaming", x -> ended.complete(HealthyServer.stream(x)));
          Recorder recorder = new Recorder(false);
          Optional<WebSocketSession> session = trial.connect(recorder);
          if (session.isPresent()) {
            trial.close(session.get());
            trial.end(recorder);
            trial.endOfConnection("the stream", ended);
          }
        });
  }

  private static Case manyStreams() {
    return new Case(
        "65 streams to one host, then a message",
        List.of(springRest(), springJetty(), ours("xhr-streaming")),
        new ManyStreams(65)::run);
  }

  private static Case throwingHandler() {
    return new Case(
        "`afterConnectionEstablished` throws",
        List.of(springWebSocket(), springRest(), ours("websocket"), ours("xhr-streaming")),
        trial -> {
          Recorder recorder = new Recorder(true);
          trial.connect(recorder);
          trial.end(recorder);
        });
  }

  private static Case failedSend() {
    return new Case(
        "The server responds to a message with 404",
        List.of(springRest(), springJetty(), ours("xhr-streaming")),
        trial -> {
          trial.server().on("POST", "/xhr_send", x -> x.respond(404));
          Recorder recorder = new Recorder(false);
          Optional<WebSocketSession> session = trial.connect(recorder);
          if (session.isPresent()) {
            trial.send(session.get());
            trial.end(recorder);
            trial.fact("`isOpen()` is " + session.get().isOpen());
          }
        });
  }

  private static Case emptyPolls() {
    return new Case(
        "Every poll of an open session ends empty, at once",
        List.of(springRestPolling(), springJettyPolling(), ours("xhr-polling")),
        trial -> {
          trial.server().on("POST", "/xhr", new HealthyServer.Polls(HealthyServer::empty)::poll);
          Recorder recorder = new Recorder(false);
          trial.connect(recorder);
          trial.count("/xhr", recorder);
        });
  }

  private static Case infoWithLineBreaks() {
    return new Case(
        "The info has line breaks, and says that there is no WebSocket",
        List.of(springFallback(), ours("websocket", "xhr-streaming")),
        trial -> {
          trial
              .server()
              .on("GET", "/info", x -> x.respond(200, "application/json", INFO_WITH_LINE_BREAKS))
              .on("GET", "/websocket", x -> x.respond(404));
          trial.connect(new Recorder(false));
          trial.fact("WebSocket requested " + trial.requests("/websocket").size() + " x");
        });
  }

  private static Case infoWithoutResponse() {
    return new Case(
        "The info request gets no response",
        List.of(springRest(), springJetty(), oursGivingUpInfo("xhr-streaming")),
        trial -> {
          trial.server().on("GET", "/info", Exchange::silence);
          trial.connect(new Recorder(false));
        });
  }

  private static Case twoSenders() {
    return new Case(
        "Two threads send 2000 messages each, at once",
        List.of(springWebSocket(), springWebSocketOnTomcat(), ours("websocket")),
        new TwoSenders(2000)::run);
  }
}
