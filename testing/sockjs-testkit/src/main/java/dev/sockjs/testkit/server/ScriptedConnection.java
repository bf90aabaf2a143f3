package dev.sockjs.testkit.server;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** One connection of a {@link ScriptedServer}, from its first request to its end. */
final class ScriptedConnection implements Runnable {
  private final int number;
  private final Wire wire;
  private final Dispatcher scripts;
  private final RequestLog journal;
  private final CountDownLatch released;

  ScriptedConnection(
      int number, Wire wire, Dispatcher scripts, RequestLog journal, CountDownLatch released) {
    this.number = number;
    this.wire = wire;
    this.scripts = scripts;
    this.journal = journal;
    this.released = released;
  }

  @Override
  public void run() {
    try {
      serve();
    } catch (ProtocolViolation e) {
      journal.failure(new AssertionError("connection " + number + ": " + e.getMessage(), e));
    } catch (IOException e) {
      wire.endBy(e).ifPresent(end -> journal.end(number, end));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      wire.close();
    }
  }

  private void serve() throws IOException, InterruptedException {
    RequestReader reader = new RequestReader(number, wire.in());
    Optional<RecordedRequest> request = reader.next();
    while (request.isPresent() && play(request.get())) {
      request = reader.next();
    }
    journal.end(number, wire.drain());
  }

  /** Plays the script of a request; whether another request may follow. */
  private boolean play(RecordedRequest request) throws IOException, InterruptedException {
    journal.request(request);
    Exchange exchange = new Exchange(request, wire, journal, released);
    try {
      scripts.find(request).run(exchange);
      return exchange.finish();
    } catch (IOException | InterruptedException e) {
      throw e;
    } catch (Throwable e) { // an AssertionError is what to expect most
      journal.failure(new AssertionError("the script for " + request + ": " + e, e));
      wire.reset();
      return false;
    }
  }
}
