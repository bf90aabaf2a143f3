package dev.sockjs.blackbox.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.fixtures.FaultProxy;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;

/**
 * A server for one session over one transport, behind a proxy that can inject faults. The test
 * queues its actions; each is carried out by the receiving request of that moment. Without a queued
 * action the server does not respond.
 */
final class ControlledServer implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  /** In place of a status: the server sends no response. */
  static final int NO_RESPONSE = ServerActionRunner.NO_RESPONSE;

  private final WireFormat format;
  private final ScriptedServer server = ScriptedServer.start();
  private final FaultProxy proxy = FaultProxy.start(server.port());
  private final ServerActionRunner actions;

  /** Requests whose script has not ended. Guarded by this. */
  private int openRequests;

  /**
   * Starts a server that responds to the info request by itself, and then follows the test.
   *
   * @param transport the transport that it serves
   */
  ControlledServer(String transport) {
    format = WireFormat.of(transport);
    actions = new ServerActionRunner(format);
    on("GET", "/info", x -> x.respond(200, ServerActionRunner.JSON, "{}"));
    on("GET", "/iframe.html", x -> x.respond(200, "text/html", "<!DOCTYPE html>\n"));
    on(format.method(), format.suffix(), actions::receive);
    if (!format.isWebSocket()) {
      on("POST", format.sendSuffix(), actions::send);
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

  /** Lets the queued actions respond to the info request, too. */
  ControlledServer controlInfo() {
    on("GET", "/info", actions::info);
    return this;
  }

  // Actions. Any thread may queue them.

  ControlledServer open() {
    return frame("o");
  }

  ControlledServer frame(String text) {
    return queue(new ServerAction.Frame(text));
  }

  ControlledServer message(String text) {
    return frame(format.message(text));
  }

  /** Sends a heartbeat, unless the transport has none. */
  ControlledServer heartbeat() {
    return format == WireFormat.RAW ? this : frame("h");
  }

  /** Closes the session in the way of the transport. */
  ControlledServer closeSession(int code, String reason) {
    return format == WireFormat.RAW
        ? queue(new ServerAction.Close(code, reason))
        : frame("c[" + code + ",\"" + reason + "\"]");
  }

  /** Ends the current response, and responds to the next request with a status. */
  ControlledServer status(int status) {
    return queue(new ServerAction.Status(status));
  }

  /** Ends the current response, an empty one if nothing was sent. */
  ControlledServer endResponse() {
    return queue(new ServerAction.EndResponse());
  }

  /** Sends a malformed frame. */
  ControlledServer malformed() {
    return format == WireFormat.RAW ? queue(new ServerAction.InvalidBytes()) : frame("a[");
  }

  /** Waits for PING frames and responds to each; without effect on HTTP transports. */
  ControlledServer respondToPings(int count) {
    return format.isWebSocket() ? queue(new ServerAction.AwaitPings(count)) : this;
  }

  ControlledServer fin() {
    return queue(new ServerAction.Fin());
  }

  ControlledServer reset() {
    return queue(new ServerAction.Reset());
  }

  /** Sends nothing more, and closes when the client closes. */
  ControlledServer idle() {
    actions.respondToSends(NO_RESPONSE);
    return queue(new ServerAction.Idle());
  }

  /** Sets the status of the responses to sending requests. Only the first call has an effect. */
  ControlledServer respondToSends(int status) {
    actions.respondToSends(status);
    return this;
  }

  /** Responds with 404 to receiving requests from now on. */
  ControlledServer loseSession() {
    actions.loseSession();
    return this;
  }

  private ControlledServer queue(ServerAction action) {
    actions.add(action);
    return this;
  }

  // Observations.

  URI url() {
    return proxy.uri("/echo");
  }

  FaultProxy proxy() {
    return proxy;
  }

  ScriptedServer scriptedServer() {
    return server;
  }

  void awaitInfo() throws InterruptedException {
    server.awaitRequest("GET", "/info");
  }

  void awaitReceivingRequest() throws InterruptedException {
    server.awaitRequest(format.method(), format.suffix());
  }

  /** Waits for a sending request and returns its batch. */
  String awaitSend() throws InterruptedException {
    String body = server.awaitRequest("POST", format.sendSuffix()).bodyText();
    return format == WireFormat.JSONP
        ? URLDecoder.decode(body.substring("d=".length()), UTF_8)
        : body;
  }

  /** Waits until all requests have ended. */
  synchronized void awaitNoOpenRequest() throws InterruptedException {
    long deadlineNanos = System.nanoTime() + TIMEOUT.toNanos();
    while (openRequests > 0) {
      long remainingMillis = Duration.ofNanos(deadlineNanos - System.nanoTime()).toMillis();
      if (remainingMillis <= 0) {
        throw new AssertionError(openRequests + " requests have not ended");
      }
      wait(remainingMillis);
    }
  }

  private synchronized void count(int change) {
    openRequests += change;
    notifyAll();
  }

  @Override
  public void close() {
    try (server) {
      proxy.close();
    }
  }
}
