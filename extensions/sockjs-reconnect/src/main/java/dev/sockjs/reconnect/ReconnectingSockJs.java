package dev.sockjs.reconnect;

import dev.sockjs.SendBufferFullException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A session that connects again after a failure. It opens one {@link SockJs} after another, and the
 * next one only when the one before has ended, so there is never more than one.
 *
 * <pre>{@code
 * ReconnectingSockJs sock =
 *     ReconnectingSockJs.builder(client, url).connect((s, message) -> System.out.println(message));
 * }</pre>
 *
 * <p><b>Guarantee.</b> The server sees each session as a new one. Within a session, the guarantee
 * of {@link SockJs} holds. When a session ends, its last messages may be lost, in both directions.
 * Nothing is sent again by itself: {@link ReconnectListener#onPossiblyLost} reports what the
 * session had accepted, and the application decides. A queued message is sent once, or reported to
 * {@link ReconnectListener#onNotSent}.
 *
 * <p><b>Threads.</b> Methods may be called from any thread, including from callbacks, and never
 * block. Messages that one thread sends keep their order.
 *
 * <p>The {@link SockJsClient} stays the application's: closing it ends this session, and closing
 * this session does not close it.
 */
public final class ReconnectingSockJs implements AutoCloseable {

  private final Reconnector reconnector;
  private final CompletableFuture<ReconnectingSockJs> opened = new CompletableFuture<>();
  private final CompletableFuture<ReconnectEnd> closed = new CompletableFuture<>();

  ReconnectingSockJs(ReconnectingSockJsBuilder builder, ReconnectListener listener) {
    reconnector = new Reconnector(builder, new Events(this, listener));
  }

  /**
   * Returns a builder for a fixed URL and the default options of the client.
   *
   * @param client opens the sessions
   * @param url the base URL, as {@link SockJsClient#connect} accepts it
   * @return a new builder
   */
  public static ReconnectingSockJsBuilder builder(SockJsClient client, URI url) {
    ConnectTarget target = ConnectTarget.of(url);
    return builder(client, attempt -> CompletableFuture.completedFuture(target));
  }

  /**
   * Returns a builder for a source that is asked for URL, options and headers before each attempt.
   *
   * @param client opens the sessions
   * @param source supplies the target of each attempt
   * @return a new builder
   */
  public static ReconnectingSockJsBuilder builder(SockJsClient client, ConnectSource source) {
    return new ReconnectingSockJsBuilder(client, source);
  }

  void start() {
    reconnector.start();
  }

  /** {@return the current state} */
  public ReconnectState state() {
    return reconnector.status().state();
  }

  /**
   * Returns the current session, for its transport, protocol or buffered amount. Messages that are
   * sent to it directly are not counted and not reported if they may be lost.
   *
   * @return the session, or empty if none is open
   */
  public Optional<SockJs> session() {
    return reconnector.status().sock();
  }

  /**
   * Accepts a message for sending or throws. While a session is {@link ReconnectState#OPEN}, the
   * message goes to it, as by {@link SockJs#send}. Otherwise {@link SendWhileDown} decides. An
   * accepted message is not yet delivered.
   *
   * @param message any string; lone surrogates arrive unchanged if the server permits them
   * @throws SendRefusedException if the state is not {@link ReconnectState#OPEN} and the message is
   *     not queued, and always after {@code close} or {@code abort}
   * @throws SendBufferFullException if the message does not fit now into the send buffer of the
   *     session, or into the queue
   * @throws IllegalArgumentException if the message is longer than the whole buffer or queue
   */
  public void send(String message) {
    reconnector.sender().send(Objects.requireNonNull(message, "message"));
  }

  /**
   * Accepts a message for sending if possible, in any state.
   *
   * @param message any string, as in {@link #send}
   * @return true if the message was accepted; false if {@link #send} would throw a {@link
   *     SendRefusedException} or a {@link SendBufferFullException}
   * @throws IllegalArgumentException if the message is longer than the whole buffer or queue
   */
  public boolean offer(String message) {
    try {
      send(message);
      return true;
    } catch (SendRefusedException | SendBufferFullException e) {
      return false;
    }
  }

  /**
   * Returns the size of the messages that were accepted and not sent: those in the queue, and those
   * in the {@linkplain SockJs#bufferedAmount send buffer} of the current session.
   *
   * @return the size in UTF-8 bytes
   */
  public long bufferedAmount() {
    long queued = statistics().queuedBytes();
    return queued + session().map(SockJs::bufferedAmount).orElse(0L);
  }

  /** {@return the figures of this moment} */
  public ReconnectStatistics statistics() {
    return reconnector.status().statistics();
  }

  /**
   * Starts the next attempt now instead of after the pause, for example when the network has
   * returned. Does nothing in any state but {@link ReconnectState#WAITING}. Each call shortens one
   * pause; a program that calls this in a loop tries in a loop.
   */
  public void retryNow() {
    reconnector.retryNow();
  }

  /** Closes with code 1000 and reason "Normal closure"; see {@link #close(int, String)}. */
  @Override
  public void close() {
    close(1000, "Normal closure");
  }

  /**
   * Ends for good, without blocking. No attempt follows. A session that is open is closed as by
   * {@link SockJs#close(int, String)}: it sends what it has accepted, and then {@code onClose} is
   * called. Queued messages are not sent, and are reported to {@link ReconnectListener#onNotSent}.
   * When closing or closed, this does nothing; the first code and reason stay.
   *
   * @param code 1000, or 3000 to 4999
   * @param reason at most 123 UTF-8 bytes
   * @throws IllegalArgumentException if the code is not allowed or the reason is too long
   */
  public void close(int code, String reason) {
    reconnector.close(CloseArguments.checked(code, reason));
  }

  /**
   * Ends for good and at once, as by {@link SockJs#abort}: what the session has accepted is
   * dropped. {@code onClose} has code 1006 and reason "Aborted"; after {@link #close(int, String)},
   * the code and reason given there. When closed, this does nothing.
   */
  public void abort() {
    reconnector.abort();
  }

  /**
   * Returns a stage that completes with this object when a session is {@link ReconnectState#OPEN}
   * for the first time.
   *
   * @return a read-only stage; it fails with a {@link SockJsException} if this ends before
   */
  public CompletionStage<ReconnectingSockJs> opened() {
    return opened.minimalCompletionStage();
  }

  /**
   * Returns a stage that completes after {@link ReconnectListener#onClose onClose}.
   *
   * @return a read-only stage; it never fails
   */
  public CompletionStage<ReconnectEnd> closed() {
    return closed.minimalCompletionStage();
  }

  void completeOpened() {
    opened.complete(this);
  }

  void completeClosed(ReconnectEnd end) {
    opened.completeExceptionally(
        new SockJsException(
            "No session has opened: " + end, end.closeEvent().cause().orElse(null)));
    closed.complete(end);
  }

  /** Returns a description, such as {@code ReconnectingSockJs[OPEN]}. It contains no secrets. */
  @Override
  public String toString() {
    return "ReconnectingSockJs[" + state() + "]";
  }
}
