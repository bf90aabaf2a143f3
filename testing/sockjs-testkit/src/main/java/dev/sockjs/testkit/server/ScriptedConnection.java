package dev.sockjs.testkit.server;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Serves one connection of a {@link ScriptedServer}, from its first request to its end. */
final class ScriptedConnection implements Runnable {
  private final int number;
  private final AcceptedSocket socket;
  private final Dispatcher dispatcher;
  private final RequestLog log;
  private final CountDownLatch released;

  ScriptedConnection(
      int number,
      AcceptedSocket socket,
      Dispatcher dispatcher,
      RequestLog log,
      CountDownLatch released) {
    this.number = number;
    this.socket = socket;
    this.dispatcher = dispatcher;
    this.log = log;
    this.released = released;
  }

  @Override
  public void run() {
    try {
      serve();
    } catch (ProtocolViolation e) {
      log.failure(new AssertionError("connection " + number + ": " + e.getMessage(), e));
    } catch (IOException e) {
      socket.endBy(e).ifPresent(end -> log.end(number, end));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      socket.close();
    }
  }

  private void serve() throws IOException, InterruptedException {
    RequestReader reader = new RequestReader(number, socket.in());
    Optional<RecordedRequest> request = reader.next();
    while (request.isPresent() && respond(request.get())) {
      request = reader.next();
    }
    log.end(number, socket.drain());
  }

  /** Runs the script of a request; returns whether another request may follow. */
  private boolean respond(RecordedRequest request) throws IOException, InterruptedException {
    log.request(request);
    Exchange exchange = new Exchange(request, socket, log, released);
    try {
      dispatcher.find(request).run(exchange);
      return exchange.finish();
    } catch (IOException | InterruptedException e) {
      throw e;
    } catch (Throwable e) { // Mostly an AssertionError.
      log.failure(new AssertionError("script for " + request + " failed: " + e, e));
      socket.reset();
      return false;
    }
  }
}
