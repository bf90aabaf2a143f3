package dev.sockjs.adapters;

import dev.sockjs.ReadyState;
import dev.sockjs.SockJs;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of a publisher over a session. Signals may come on any thread; they only leave
 * a note, and {@link #work} acts on the notes, on one thread at a time. So the subscription is
 * called serially, and a publisher that calls back does not recurse.
 */
final class MessageSubscriber implements Flow.Subscriber<String> {

  private static final Logger LOG = System.getLogger("dev.sockjs.adapters");

  /** The most messages that are requested and not accepted by the session. */
  private static final int WINDOW = 32;

  private final Consumer<Throwable> onFailure;
  private final Room room = new Room(this::work);
  private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Flow.@Nullable Subscription> source = new AtomicReference<>();
  private final AtomicInteger notes = new AtomicInteger();
  private volatile @Nullable SockJs sock;
  private volatile boolean open;
  private volatile boolean ended;
  private volatile boolean completed;
  private volatile @Nullable Throwable failure;

  // Used only in step().

  /** True if nothing else will be sent. */
  private boolean over;

  /** The messages to request. */
  private int free = WINDOW;

  /**
   * @param onFailure runs before the session is aborted because of the publisher
   */
  MessageSubscriber(Consumer<Throwable> onFailure) {
    this.onFailure = onFailure;
  }

  // For the session's owner and its callbacks.

  /** Must be called before the application can use this. */
  void connected(SockJs connection) {
    sock = connection;
  }

  /** The session has opened. */
  void opened(SockJs connection) {
    sock = connection;
    open = true;
    work();
  }

  /** There is room in the send buffer. */
  void writable() {
    work();
  }

  /** The session has ended. */
  void ended() {
    ended = true;
    work();
  }

  // For the publisher.

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    Objects.requireNonNull(subscription, "subscription");
    if (source.compareAndSet(null, subscription)) {
      work();
    } else {
      subscription.cancel();
    }
  }

  @Override
  public void onNext(String message) {
    waiting.add(Objects.requireNonNull(message, "message"));
    work();
  }

  @Override
  public void onError(Throwable error) {
    failure = Objects.requireNonNull(error, "error");
    work();
  }

  @Override
  public void onComplete() {
    completed = true;
    work();
  }

  // The work.

  private void work() {
    int done = notes.incrementAndGet();
    if (done != 1) {
      return; // the thread that is working reads the note
    }
    do {
      step();
      done = notes.addAndGet(-done);
    } while (done != 0);
  }

  private void step() {
    Throwable error = failure;
    if (over || ended) {
      giveUp();
    } else if (error != null) {
      abort(error);
    } else if (open) {
      try {
        send(Objects.requireNonNull(sock));
      } catch (RuntimeException | Error e) {
        // A message longer than the whole send buffer, or a source whose request() throws.
        abort(e);
      }
    }
  }

  private void send(SockJs connection) {
    boolean isLast = completed; // read before the queue, to which nothing is added after it
    for (String next = waiting.peek(); next != null; next = waiting.peek()) {
      if (!room.offer(connection, next)) {
        if (connection.readyState().compareTo(ReadyState.CLOSING) >= 0) {
          giveUp();
        }
        return;
      }
      waiting.remove();
      free++;
    }
    Flow.Subscription subscription = source.get();
    if (isLast) {
      over = true;
      connection.close();
    } else if (subscription != null && free >= WINDOW / 2) {
      int number = free;
      free = 0;
      subscription.request(number);
    }
  }

  private void abort(Throwable error) {
    giveUp();
    onFailure.accept(error);
    Objects.requireNonNull(sock).abort();
  }

  /** Drops what is not sent, and cancels the source unless it has ended. */
  private void giveUp() {
    over = true;
    waiting.clear();
    Flow.Subscription subscription = source.get();
    if (subscription != null && !completed && failure == null) {
      try {
        subscription.cancel(); // again does nothing
      } catch (RuntimeException | Error e) {
        LOG.log(Level.WARNING, "The cancel method of a source threw", e);
      }
    }
  }
}
