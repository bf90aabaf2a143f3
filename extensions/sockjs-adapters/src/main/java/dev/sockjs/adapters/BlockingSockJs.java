package dev.sockjs.adapters;

import dev.sockjs.CloseEvent;
import dev.sockjs.ConnectFailedException;
import dev.sockjs.ReadyState;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.spi.RedactedUrl;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose methods wait, for programs with a thread for each conversation. Waiting does
 * not pin a virtual thread.
 *
 * <pre>{@code
 * try (BlockingSockJs sock = BlockingSockJs.connect(client, url)) {
 *   sock.send("hello");
 *   System.out.println(sock.receive());
 * }
 * }</pre>
 *
 * <p><b>Back-pressure.</b> Messages wait for {@link #receive()} in an inbox of 64 Ki UTF-16 units;
 * the last one may exceed it. When it is full, the connection is {@linkplain SockJs#pause() paused}
 * until half of it is free. So a connection holds at most the messages of the inbox and those that
 * a paused connection holds.
 *
 * <p><b>Threads.</b> Any number of threads may send and receive at the same time. Each message goes
 * to one of them. Messages that one thread sends keep their order, and threads that wait for room
 * are served in the order in which they came. The connection needs the client's executor, so do not
 * call these methods on its threads if it has a fixed number of them.
 *
 * <p><b>Interrupts.</b> An interrupt ends a wait with {@link InterruptedException}; {@link
 * #close()} says what it does instead. No message is lost by it: one that was to be sent was not
 * accepted, and one that was to be received is still in the inbox.
 */
public final class BlockingSockJs implements AutoCloseable {

  /** The size of the inbox, in UTF-16 units. */
  private static final long INBOX_UNITS = 64 << 10;

  /** The cost of a message besides its text, so that empty messages are bounded too. */
  private static final int MESSAGE_UNITS = 16;

  private static final int NORMAL = 1000;

  /** The time after the linger that the end may need to be reported. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SockJs sock;
  private final Inbox inbox;
  private final Credit credit;
  private final Room room;
  private final Duration closeLinger;

  /** Held while a thread waits for room. Fair, so that the others follow in order. */
  private final ReentrantLock sending = new ReentrantLock(true);

  private BlockingSockJs(SockJsClient client, URI url, SockJsOptions options) {
    inbox = new Inbox();
    credit = new Credit(INBOX_UNITS, INBOX_UNITS / 2);
    room = new Room(inbox::signalWritable);
    closeLinger = options.closeLinger();
    sock = client.connect(url, options, new Listener(inbox, credit));
    requirePause();
  }

  /**
   * Finds out now if the connection cannot pause, since a callback could only log that. If the
   * inbox is full already, the next message pauses the session again.
   */
  private void requirePause() {
    try {
      sock.resume();
    } catch (UnsupportedOperationException e) {
      sock.abort();
      throw e;
    }
  }

  /**
   * Connects with the client's default options, and waits; see {@link #connect(SockJsClient, URI,
   * SockJsOptions)}.
   *
   * @param client opens the connection
   * @param url the base URL
   * @return the open connection
   * @throws ConnectFailedException if the session does not open
   * @throws IllegalArgumentException as in {@link SockJsClient#connect(URI, SockJsListener)}
   * @throws IllegalStateException if the client is closed
   * @throws UnsupportedOperationException if connections of this client cannot be paused
   * @throws InterruptedException if the calling thread is interrupted; the connect is then aborted
   */
  public static BlockingSockJs connect(SockJsClient client, URI url) throws InterruptedException {
    return connect(client, url, client.defaultOptions());
  }

  /**
   * Connects, and waits until the session has opened. {@code SockJsOptionsBuilder.connectTimeout}
   * limits the wait.
   *
   * @param client opens the connection
   * @param url the base URL
   * @param options the options of this connection
   * @return the open connection
   * @throws ConnectFailedException if the session does not open
   * @throws IllegalArgumentException as in {@link SockJsClient#connect(URI, SockJsListener)}
   * @throws IllegalStateException if the client is closed
   * @throws UnsupportedOperationException if connections of this client cannot be paused
   * @throws InterruptedException if the calling thread is interrupted; the connect is then aborted
   */
  public static BlockingSockJs connect(SockJsClient client, URI url, SockJsOptions options)
      throws InterruptedException {
    BlockingSockJs connecting = new BlockingSockJs(client, url, options);
    try {
      connecting.sock.opened().toCompletableFuture().get();
      return connecting;
    } catch (InterruptedException e) {
      connecting.sock.abort();
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ConnectFailedException failed) {
        // A new one, because the stack of the other one is that of a thread of the client.
        throw new ConnectFailedException(
            RedactedUrl.of(url), failed.closeEvent(), failed.attempts());
      }
      throw new IllegalStateException("The connect ended in an unexpected way", e.getCause());
    }
  }

  /**
   * Returns the connection, for its other methods. Its {@code pause} and {@code resume} belong to
   * this object.
   *
   * @return the connection
   */
  public SockJs sock() {
    return sock;
  }

  /**
   * Waits for the next message, for as long as the session lasts.
   *
   * @return the message
   * @throws SessionClosedException if the session has ended and all its messages were received, or
   *     if it was closed with {@link #close()}; it has the close event
   * @throws InterruptedException if the calling thread is interrupted
   */
  public String receive() throws InterruptedException {
    String message;
    do {
      message = receive(Long.MAX_VALUE);
    } while (message == null);
    return message;
  }

  /**
   * Waits for the next message for a limited time.
   *
   * @param timeout the longest wait; zero or less only takes a message that is there
   * @return the message; empty if the time is over
   * @throws SessionClosedException as in {@link #receive()}
   * @throws InterruptedException if the calling thread is interrupted
   */
  public Optional<String> receive(Duration timeout) throws InterruptedException {
    return Optional.ofNullable(receive(nanos(timeout)));
  }

  private @Nullable String receive(long timeoutNanos) throws InterruptedException {
    String message = inbox.take(timeoutNanos);
    if (message != null) {
      credit.add(sock, cost(message));
      return message;
    }
    inbox
        .end()
        .ifPresent(
            event -> {
              throw new SessionClosedException(sock, event);
            });
    return null;
  }

  /**
   * Sends a message, and waits while the send buffer is full. Returns when the message is accepted,
   * which does not mean that it has been sent; see {@link SockJs#flushed()}.
   *
   * @param message any string, as in {@link SockJs#send}
   * @throws SessionClosedException if the connection is closing or closed, also if that happens
   *     during the wait; the message was then not accepted
   * @throws IllegalArgumentException if the message is longer than the whole send buffer
   * @throws InterruptedException if the calling thread is interrupted; the message was then not
   *     accepted
   */
  public void send(String message) throws InterruptedException {
    boolean accepted;
    do {
      accepted = send(message, Long.MAX_VALUE);
    } while (!accepted);
  }

  /**
   * Sends a message, and waits for a limited time while the send buffer is full.
   *
   * @param message any string, as in {@link SockJs#send}
   * @param timeout the longest wait; zero or less does not wait
   * @return true if the message was accepted; false if the time is over
   * @throws SessionClosedException as in {@link #send(String)}
   * @throws IllegalArgumentException if the message is longer than the whole send buffer
   * @throws InterruptedException as in {@link #send(String)}
   */
  public boolean send(String message, Duration timeout) throws InterruptedException {
    return send(message, nanos(timeout));
  }

  private boolean send(String message, long timeoutNanos) throws InterruptedException {
    Objects.requireNonNull(message, "message");
    long start = System.nanoTime();
    if (!sending.tryLock(timeoutNanos, TimeUnit.NANOSECONDS)) {
      throwIfEnded();
      return false;
    }
    try {
      long left = timeoutNanos - (System.nanoTime() - start);
      while (true) {
        long counted = inbox.writableCount();
        if (room.offer(sock, message)) {
          return true;
        }
        throwIfEnded();
        if (left <= 0) {
          return false;
        }
        left = inbox.awaitWritable(counted, left);
      }
    } finally {
      sending.unlock();
    }
  }

  private void throwIfEnded() {
    if (sock.readyState().compareTo(ReadyState.CLOSING) >= 0) {
      throw inbox
          .end()
          .map(event -> new SessionClosedException(sock, event))
          .orElseGet(() -> new SessionClosedException(sock));
    }
  }

  /**
   * Closes with code 1000 and reason "Normal closure", and waits for the end; see {@link
   * #close(int, String)}.
   */
  @Override
  public void close() {
    close(NORMAL, "Normal closure");
  }

  /**
   * Closes the connection in order, as {@link SockJs#close(int, String)}, and waits for its end:
   * for at most the {@linkplain dev.sockjs.SockJsOptionsBuilder#closeLinger linger}, and 5 s more
   * if the client's executor is busy. Messages that were not received are dropped. Threads that
   * wait in other methods get {@link SessionClosedException}.
   *
   * <p>If the calling thread is interrupted, this does not wait, and the thread stays interrupted;
   * the connection still closes in order. If the connection is closing or closed, this only waits
   * for its end.
   *
   * @param code 1000, or 3000 to 4999
   * @param reason at most 123 UTF-8 bytes; only WebSocket transports send it to the server
   * @throws IllegalArgumentException if the code is not allowed or the reason is too long
   */
  public void close(int code, String reason) {
    sock.close(code, reason);
    inbox.close();
    try {
      inbox.awaitEnd(nanos(closeLinger.plus(PATIENCE)), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** {@return the description of the connection, as {@link SockJs#toString()}} */
  @Override
  public String toString() {
    return sock.toString();
  }

  private static long cost(String message) {
    return message.length() + (long) MESSAGE_UNITS;
  }

  /** Returns the time in nanoseconds, from 0 to 292 years. */
  private static long nanos(Duration time) {
    if (time.isNegative()) {
      return 0;
    }
    try {
      return time.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  /** Passes the events of the session on. It knows no more of this object than it needs. */
  private record Listener(Inbox inbox, Credit credit) implements SockJsListener {

    @Override
    public void onMessage(SockJs s, String message) {
      credit.spend(s, cost(message));
      inbox.add(message);
    }

    @Override
    public void onWritable(SockJs s) {
      inbox.signalWritable();
    }

    @Override
    public void onClose(SockJs s, CloseEvent event) {
      inbox.end(event);
    }
  }
}
