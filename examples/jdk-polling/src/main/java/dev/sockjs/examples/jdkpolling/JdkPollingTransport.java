package dev.sockjs.examples.jdkpolling;

import dev.sockjs.Phase;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.Scheduler;
import dev.sockjs.spi.SerialListener;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One connection. Every call of the engine and every event of the network becomes a task of the
 * {@link SerialListener}, so the state of the connection needs no lock.
 */
final class JdkPollingTransport implements Transport {

  private final SerialListener serial;
  private final Receiver receiver;
  private final Sender sender;
  private boolean connected;

  JdkPollingTransport(
      HttpClients http, Scheduler scheduler, TransportRequest request, TransportListener listener) {
    serial = new SerialListener(listener);
    receiver = new Receiver(this, http.receiving(), scheduler, request);
    sender = new Sender(this, http.sending(), request);
  }

  void connect() {
    serial.execute(receiver::poll);
  }

  @Override
  public Framing framing() {
    return Framing.SOCKJS;
  }

  @Override
  public int maxBatchLength() {
    return HTTP_BATCH_LENGTH;
  }

  @Override
  public void request(long frames) {
    serial.execute(() -> receiver.request(frames));
  }

  @Override
  public CompletionStage<Void> send(List<String> batch) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    serial.execute(() -> sender.send(framing().encode(batch).get(0), sent));
    return sent;
  }

  @Override
  public void probe() {
    serial.execute(sender::probe);
  }

  /** Over HTTP the server only sees that the poll ends. */
  @Override
  public void close(int code, String reason) {
    serial.execute(() -> end(TransportEnd.closed()));
  }

  @Override
  public void abort() {
    serial.drop();
    serial.execute(this::stop);
  }

  // What follows is for the receiver and the sender, which call it in tasks of the serial listener.

  SerialListener serial() {
    return serial;
  }

  /** Reports that a poll was accepted. */
  void polled() {
    if (connected) {
      serial.reopened();
    } else {
      connected = true;
      serial.connected(HandshakeDetails.none());
    }
  }

  /** Returns the phase of a poll. */
  Phase phase() {
    return connected ? Phase.RECEIVE : Phase.REQUEST;
  }

  /** Ends the transport, and then fails the stage of a send. */
  void end(TransportEnd end) {
    serial.end(end);
    serial.execute(this::stop);
  }

  private void stop() {
    receiver.stop();
    sender.stop();
  }
}
