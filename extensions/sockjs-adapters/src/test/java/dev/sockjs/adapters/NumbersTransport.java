package dev.sockjs.adapters;

import dev.sockjs.Phase;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.spi.TransportRequest;
import dev.sockjs.spi.TransportTarget;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A transport without a network, for the engine of this project. Its server sends the numbers from
 * 1, as the client requests them, and then a close frame.
 */
final class NumbersTransport implements TransportProvider, TransportFactory {

  static final URI URL = URI.create("http://localhost/numbers");

  /** The number of messages that servers have sent. */
  final AtomicLong sent = new AtomicLong();

  /** The messages that servers have received. */
  final BlockingQueue<String> received = new LinkedBlockingQueue<>();

  /** Stops the completion of sends, so that the send buffer fills up. */
  volatile boolean stalled;

  /** False if the server does not open the session. */
  volatile boolean opens = true;

  /** True if the server does not send a close frame at the end. */
  volatile boolean keepsOpen;

  /** Runs when a connection is aborted. */
  volatile Runnable onAbort = () -> {};

  /** The sends that are not completed. */
  private final BlockingQueue<CompletableFuture<Void>> sends = new LinkedBlockingQueue<>();

  private final List<Connection> connections = new CopyOnWriteArrayList<>();
  private final long count;
  private final boolean fails;

  /** One daemon thread, until the client is closed. */
  private final ThreadPoolExecutor executor =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          task -> {
            Thread thread = new Thread(task, "numbers");
            thread.setDaemon(true);
            return thread;
          },
          new ThreadPoolExecutor.DiscardPolicy());

  private NumbersTransport(long count, boolean fails) {
    this.count = count;
    this.fails = fails;
  }

  /** A server that sends this many messages. */
  static NumbersTransport sending(long count) {
    return new NumbersTransport(count, false);
  }

  /** A server that cannot be reached. */
  static NumbersTransport failing() {
    return new NumbersTransport(0, true);
  }

  /** Returns a client with this transport alone. */
  SockJsClient client() {
    return SockJsClient.builder()
        .discovery(false)
        .transports(this)
        .defaultOptions(
            SockJsOptions.builder()
                .info(ServerInfo.defaults())
                .maxMessageSize(1000)
                .maxBufferedAmount(1000)
                .build())
        .build();
  }

  /** Completes the sends that wait, and those that follow. */
  void completeSends() {
    stalled = false;
    executor.execute(
        () -> {
          for (CompletableFuture<Void> send = sends.poll(); send != null; send = sends.poll()) {
            send.complete(null);
          }
        });
  }

  /** Sends a message besides the numbers; the client must have requested it. */
  void sendNow(String message) {
    connections.forEach(
        connection -> executor.execute(() -> connection.listener.frame("a[\"" + message + "\"]")));
  }

  void loseConnections() {
    connections.forEach(
        connection ->
            executor.execute(
                () -> connection.end(TransportEnd.failed(Phase.RECEIVE, "lost by the test"))));
  }

  /**
   * Waits until the client has got this many messages, and then requests nothing for a while.
   *
   * @return the number of messages that it got
   */
  long awaitStandstill(long least) throws InterruptedException {
    long before = -1;
    while (sent.get() < least || sent.get() != before) {
      before = sent.get();
      new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS);
    }
    return before;
  }

  @Override
  public String name() {
    return "numbers";
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public int roundTrips() {
    return 1;
  }

  @Override
  public Eligibility eligibility(ServerInfo info, TransportTarget target) {
    return Eligibility.usable();
  }

  @Override
  public TransportFactory open(ClientContext client) {
    return this;
  }

  @Override
  public Transport connect(TransportRequest request, TransportListener listener) {
    Connection connection = new Connection(listener);
    connections.add(connection);
    executor.execute(connection::open);
    return connection;
  }

  @Override
  public void close() {
    executor.shutdown();
  }

  /** Its events run on the thread of the executor. */
  private final class Connection implements Transport {
    private final TransportListener listener;
    private long demand;
    private long next;
    private boolean opened;
    private boolean ended;

    Connection(TransportListener listener) {
      this.listener = listener;
    }

    void open() {
      if (fails) {
        end(TransportEnd.failed(Phase.CONNECT, "refused by the test"));
        return;
      }
      if (!opens) {
        return;
      }
      opened = true;
      listener.connected(HandshakeDetails.none());
      send();
    }

    private void end(TransportEnd end) {
      if (!ended) {
        ended = true;
        listener.end(end);
      }
    }

    private void send() {
      while (opened && !ended && demand > 0 && next <= (keepsOpen ? count : count + 1)) {
        demand--;
        listener.frame(frame());
        next++;
      }
    }

    private String frame() {
      if (next == 0) {
        return "o";
      }
      if (next > count) {
        return "c[3000,\"That was all\"]";
      }
      sent.incrementAndGet();
      return "a[\"" + next + "\"]";
    }

    @Override
    public Framing framing() {
      return Framing.SOCKJS;
    }

    @Override
    public int maxBatchLength() {
      return WEBSOCKET_BATCH_LENGTH;
    }

    @Override
    public CompletionStage<Void> send(List<String> batch) {
      batch.forEach(message -> received.add(message.substring(1, message.length() - 1)));
      CompletableFuture<Void> sending = new CompletableFuture<>();
      if (stalled) {
        sends.add(sending);
      } else {
        executor.execute(() -> sending.complete(null));
      }
      return sending;
    }

    @Override
    public void request(long frames) {
      executor.execute(
          () -> {
            demand += frames;
            send();
          });
    }

    @Override
    public void probe() {
      executor.execute(listener::activity);
    }

    @Override
    public void close(int code, String reason) {
      executor.execute(() -> end(TransportEnd.closed()));
    }

    @Override
    public void abort() {
      executor.execute(() -> ended = true);
      onAbort.run();
    }
  }
}
