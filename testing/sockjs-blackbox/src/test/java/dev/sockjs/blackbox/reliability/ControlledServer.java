package dev.sockjs.blackbox.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.fixtures.FaultProxy;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;

/**
 * A server for one session over one transport, behind a proxy that can harm its connections. What
 * it says comes from the test, cue by cue; each is taken by whatever request receives then. Without
 * cues it holds what it is asked.
 */
final class ControlledServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** In place of a status: a request is held. */
  static final int NO_ANSWER = ServerActionRunner.NO_ANSWER;

  private final WireFormat dialect;
  private final ScriptedServer server = ScriptedServer.start();
  private final FaultProxy proxy = FaultProxy.start(server.port());
  private final ServerActionRunner player;

  /** Requests not yet answered, whose client has not left. Guarded by this. */
  private int underWay;

  /**
   * A server that is cued from the first transport on.
   *
   * @param transport the only one that it knows
   */
  ControlledServer(String transport) {
    dialect = WireFormat.of(transport);
    player = new ServerActionRunner(dialect);
    on("GET", "/info", x -> x.respond(200, ServerActionRunner.JSON, "{}"));
    on("GET", "/iframe.html", x -> x.respond(200, "text/html", "<!DOCTYPE html>\n"));
    on(dialect.method(), dialect.suffix(), player::receive);
    if (!dialect.isWebSocket()) {
      on("POST", dialect.sendSuffix(), player::send);
    }
  }

  private void on(String method, String suffix, Script script) {
    server.on(
        method,
        suffix,
        exchange -> {
          count(1);
          try {
            script.run(exchange);
          } finally {
            count(-1);
          }
        });
  }

  /** The info is cued too. */
  ControlledServer holdInfo() {
    on("GET", "/info", player::info);
    return this;
  }

  // Cues. Any thread may give them.

  ControlledServer open() {
    return frame("o");
  }

  ControlledServer frame(String text) {
    return cue(new ServerAction.Frame(text));
  }

  ControlledServer message(String text) {
    return frame(dialect.message(text));
  }

  /** A heartbeat, where the transport has any. */
  ControlledServer heartbeat() {
    return dialect == WireFormat.RAW ? this : frame("h");
  }

  /** The server closes the session, in the way of the transport. */
  ControlledServer closeSession(int code, String reason) {
    return dialect == WireFormat.RAW
        ? cue(new ServerAction.Close(code, reason))
        : frame("c[" + code + ",\"" + reason + "\"]");
  }

  /** The next request is answered so; the answer under way ends before. */
  ControlledServer status(int status) {
    return cue(new ServerAction.Status(status));
  }

  /** The answer ends, if need be without having said anything. */
  ControlledServer endAnswer() {
    return cue(new ServerAction.Empty());
  }

  ControlledServer malformed() {
    return dialect == WireFormat.RAW ? cue(new ServerAction.Nonsense()) : frame("a[");
  }

  /** Waits for so many PINGs, and answers each; where there are none this means nothing. */
  ControlledServer answerPings(int count) {
    return dialect.isWebSocket() ? cue(new ServerAction.Pings(count)) : this;
  }

  ControlledServer fin() {
    return cue(new ServerAction.Fin());
  }

  ControlledServer reset() {
    return cue(new ServerAction.Reset());
  }

  /** The server says nothing more, and ends what the client ends. */
  ControlledServer hush() {
    player.answerSends(NO_ANSWER);
    return cue(new ServerAction.Hush());
  }

  /** Requests that send are answered so from now on. */
  ControlledServer answerSends(int status) {
    player.answerSends(status);
    return this;
  }

  /** Requests to receive from now on are of a session that the server does not know. */
  ControlledServer loseSession() {
    player.loseSession();
    return this;
  }

  private ControlledServer cue(ServerAction cue) {
    player.add(cue);
    return this;
  }

  // What the test sees.

  URI url() {
    return proxy.uri("/echo");
  }

  FaultProxy proxy() {
    return proxy;
  }

  ScriptedServer wire() {
    return server;
  }

  void awaitInfo() throws InterruptedException {
    server.awaitRequest("GET", "/info");
  }

  void awaitReceive() throws InterruptedException {
    server.awaitRequest(dialect.method(), dialect.suffix());
  }

  /** Waits for a request that sends, and gives the array of messages in it. */
  String awaitSend() throws InterruptedException {
    String body = server.awaitRequest("POST", dialect.sendSuffix()).bodyText();
    return dialect == WireFormat.JSONP
        ? URLDecoder.decode(body.substring("d=".length()), UTF_8)
        : body;
  }

  /** Waits until no request is under way any more. */
  synchronized void awaitNothingUnderWay() throws InterruptedException {
    long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
    while (underWay > 0) {
      long leftMillis = Duration.ofNanos(deadlineNanos - System.nanoTime()).toMillis();
      if (leftMillis <= 0) {
        throw new AssertionError(underWay + " requests are still under way");
      }
      wait(leftMillis);
    }
  }

  private synchronized void count(int change) {
    underWay += change;
    notifyAll();
  }

  @Override
  public void close() {
    try (server) {
      proxy.close();
    }
  }
}
