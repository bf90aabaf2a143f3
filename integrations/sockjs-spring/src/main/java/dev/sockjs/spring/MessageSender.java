package dev.sockjs.spring;

import dev.sockjs.SendBufferFullException;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.handler.SessionLimitExceededException;

/** Sends messages of any thread, and waits within a time limit while the send buffer is full. */
final class MessageSender {

  /**
   * The longest time between two looks at the buffer. {@code onWritable} ends the wait earlier,
   * unless the thread that waits is running a callback of this connection.
   */
  private static final long CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final SockJs sock;
  private final Duration timeLimit;

  MessageSender(SockJs sock, Duration timeLimit) {
    this.sock = sock;
    this.timeLimit = timeLimit;
  }

  /**
   * Sends a message. The exceptions are those that the class description of {@link
   * SockJsWebSocketClient} lists.
   */
  void send(String text) throws IOException {
    try {
      if (trySend(text)) {
        return;
      }
    } catch (SessionClosedException e) {
      throw new IllegalStateException(e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw tooLong(e);
    }
    long end = System.nanoTime() + timeLimit.toNanos();
    try {
      do {
        awaitRoom(end - System.nanoTime());
      } while (!trySend(text));
    } catch (SessionClosedException e) {
      throw new IOException("The message was not sent: " + e.getMessage(), e);
    }
  }

  private boolean trySend(String text) {
    try {
      sock.send(text);
      return true;
    } catch (SendBufferFullException e) {
      return false;
    }
  }

  private synchronized void awaitRoom(long leftNanos) throws InterruptedIOException {
    if (leftNanos <= 0) {
      throw new SessionLimitExceededException(
          "The message was not sent: in "
              + timeLimit.toMillis()
              + " ms there was no room in the send buffer, which has "
              + sock.bufferedAmount()
              + " bytes",
          CloseStatus.SESSION_NOT_RELIABLE);
    }
    try {
      TimeUnit.NANOSECONDS.timedWait(this, Math.min(leftNanos, CHECK_NANOS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted =
          new InterruptedIOException(
              "The message was not sent: the thread was interrupted while the send buffer was"
                  + " full");
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  /** Wakes the threads that wait for room. */
  synchronized void writable() {
    notifyAll();
  }

  private static SessionLimitExceededException tooLong(IllegalArgumentException cause) {
    SessionLimitExceededException tooLong =
        new SessionLimitExceededException(
            String.valueOf(cause.getMessage()), CloseStatus.TOO_BIG_TO_PROCESS);
    tooLong.initCause(cause);
    return tooLong;
  }
}
