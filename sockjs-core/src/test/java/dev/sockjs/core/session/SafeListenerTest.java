package dev.sockjs.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.SendBufferFullException;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.core.concurrent.SerialExecutor;
import dev.sockjs.core.observe.SessionObserver;
import dev.sockjs.fixtures.ExpectedLogs;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafeListenerTest {

  private final List<Throwable> errors = new ArrayList<>();
  private final SockJs sock = newSock();

  /** Throws from each of its methods except onError. */
  private class Throwing implements SockJsListener {

    private final Throwable failure;

    Throwing(Throwable failure) {
      this.failure = failure;
    }

    private void fail() {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    }

    @Override
    public void onAttempt(SockJs s, Attempt attempt) {
      fail();
    }

    @Override
    public void onOpen(SockJs s) {
      fail();
    }

    @Override
    public void onMessage(SockJs s, String message) {
      fail();
    }

    @Override
    public void onHeartbeat(SockJs s) {
      fail();
    }

    @Override
    public void onWritable(SockJs s) {
      fail();
    }

    @Override
    public void onClose(SockJs s, CloseEvent event) {
      fail();
    }

    @Override
    public void onError(SockJs s, Throwable error) {
      errors.add(error);
    }
  }

  private static SockJs newSock() {
    SerialExecutor serial = SerialExecutor.direct(failure -> {});
    MessageSender.Listener unused =
        new MessageSender.Listener() {
          @Override
          public void flush() {}

          @Override
          public void batchSent() {}

          @Override
          public void drained() {}

          @Override
          public void writable() {}
        };
    CoreSockJs.Control control =
        new CoreSockJs.Control() {
          @Override
          public void close(int code, String reason) {}

          @Override
          public void abort(CloseEvent event) {}

          @Override
          public void pause() {}

          @Override
          public void resume() {}
        };
    return new CoreSockJs(
        URI.create("http://example.org/echo"),
        new MessageSender(serial, unused, new SessionObserver() {}, SockJsOptions.defaults()),
        serial,
        control);
  }

  private void callMessage(Throwable failure) {
    new SafeListener(new Throwing(failure)).onMessage(sock, "x");
  }

  @Test
  void exceptionOfEveryMethodIsReportedToOnError() {
    RuntimeException failure = new IllegalStateException("thrown by the test");
    SafeListener listener = new SafeListener(new Throwing(failure));
    listener.onAttempt(sock, Attempt.of("socket", Attempt.Outcome.OPEN, Phase.OPEN, Duration.ZERO));
    listener.onOpen(sock);
    listener.onMessage(sock, "x");
    listener.onHeartbeat(sock);
    listener.onWritable(sock);
    listener.onClose(sock, CloseEvent.of(1000, "", true));
    assertEquals(List.of(failure, failure, failure, failure, failure, failure), errors);
  }

  @Test
  void exceptionOfOnErrorIsLogged() {
    RuntimeException failure = new IllegalStateException("thrown by the test");
    SafeListener listener =
        new SafeListener(
            new Throwing(failure) {
              @Override
              public void onError(SockJs s, Throwable error) {
                super.onError(s, error);
                throw failure;
              }
            });
    try (ExpectedLogs logs =
        ExpectedLogs.of("dev.sockjs.core", "The onError method of a listener threw")) {
      listener.onMessage(sock, "x");
      assertEquals(1, logs.messages().size());
    }
    assertEquals(List.of(failure), errors);
  }

  @Test
  void endOfTheSessionThatOnErrorMeetsIsNotLogged() {
    RuntimeException failure = new IllegalStateException("thrown by the test");
    SafeListener listener =
        new SafeListener(
            new Throwing(failure) {
              @Override
              public void onError(SockJs s, Throwable error) {
                super.onError(s, error);
                throw new SessionClosedException(s);
              }
            });
    try (ExpectedLogs logs =
        ExpectedLogs.of("dev.sockjs.core", "The onError method of a listener threw")) {
      listener.onMessage(sock, "x");
      assertEquals(List.of(), logs.messages());
    }
    assertEquals(List.of(failure), errors);
  }

  @Test
  void errorIsReportedToo() {
    Error failure = new AssertionError("thrown by the test");
    callMessage(failure);
    assertEquals(List.of(failure), errors);
  }

  @Test
  void sessionClosedExceptionOfTheSessionItselfIsNotReported() {
    callMessage(new SessionClosedException(sock));
    assertEquals(List.of(), errors);
  }

  @Test
  void sessionClosedExceptionOfAnotherSessionIsReported() {
    Throwable failure = new SessionClosedException(newSock());
    callMessage(failure);
    assertEquals(List.of(failure), errors);
  }

  @Test
  void otherExceptionsOfTheLibraryAreReported() {
    Throwable failure = new SendBufferFullException(1, 1);
    callMessage(failure);
    assertEquals(List.of(failure), errors);
  }
}
