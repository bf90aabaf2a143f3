package dev.sockjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class SessionClosedExceptionTest {

  private final SockJs sock = new FakeSockJs();

  @Test
  void closingConnectionHasNoCloseEventYet() {
    SessionClosedException exception = new SessionClosedException(sock);
    assertSame(sock, exception.sock());
    assertEquals(Optional.empty(), exception.closeEvent());
    assertNull(exception.getCause());
  }

  @Test
  void closedConnectionHasItsCloseEventAndCause() {
    IOException cause = new IOException("Connection reset");
    CloseEvent event = CloseEvent.of(1006, "Connection lost", false).withCause(cause);
    SessionClosedException exception = new SessionClosedException(sock, event);
    assertSame(sock, exception.sock());
    assertSame(event, exception.closeEvent().orElseThrow());
    assertSame(cause, exception.getCause());
  }

  @Test
  void messagesShowTheUrlWithoutSecrets() {
    assertEquals(
        "The connection is closing and does not accept messages:"
            + " SockJs[https://***@example.org/echo?..., CLOSING]",
        new SessionClosedException(sock).getMessage());
    assertEquals(
        "The connection has ended with 1006 \"Server lost session\" (unclean, status 404):"
            + " SockJs[https://***@example.org/echo?..., CLOSING]",
        new SessionClosedException(
                sock, CloseEvent.of(1006, "Server lost session", false).withStatus(404))
            .getMessage());
  }

  private static final class FakeSockJs implements SockJs {

    @Override
    public URI url() {
      return URI.create("https://user:password@example.org/echo?token=secret");
    }

    @Override
    public String toString() {
      return "SockJs[https://***@example.org/echo?..., CLOSING]";
    }

    @Override
    public ReadyState readyState() {
      return ReadyState.CLOSING;
    }

    @Override
    public Optional<String> transport() {
      return Optional.empty();
    }

    @Override
    public Optional<String> protocol() {
      return Optional.empty();
    }

    @Override
    public List<String> extensions() {
      return List.of();
    }

    @Override
    public void send(String message) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean offer(String message) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long bufferedAmount() {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> flushed() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close(int code, String reason) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void abort() {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<SockJs> opened() {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<CloseEvent> closed() {
      throw new UnsupportedOperationException();
    }
  }
}
