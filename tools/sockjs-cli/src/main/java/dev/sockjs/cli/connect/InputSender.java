package dev.sockjs.cli.connect;

import dev.sockjs.ReadyState;
import dev.sockjs.SockJs;
import dev.sockjs.cli.connect.InputLine.Close;
import dev.sockjs.cli.connect.InputLine.Invalid;
import dev.sockjs.cli.connect.InputLine.Send;
import dev.sockjs.cli.output.ErrorMessage;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Reads the input of an open session and sends it, on a thread of its own. Stops at the end of the
 * input, at a line that closes, and when the session ends.
 */
final class InputSender implements Runnable {

  private final SockJs sock;
  private final Input input;
  private final CloseRequest closeDefaults;
  private final Consumer<String> onError;
  private final Runnable onEndOfInput;

  /**
   * Creates a sender.
   *
   * @param closeDefaults the code and the reason for a line that closes without giving them
   * @param onError called with the message of each error, none of which ends the session
   * @param onEndOfInput called if the input ended and no line closed the session
   */
  InputSender(
      SockJs sock,
      Input input,
      CloseRequest closeDefaults,
      Consumer<String> onError,
      Runnable onEndOfInput) {
    this.sock = sock;
    this.input = input;
    this.closeDefaults = closeDefaults;
    this.onError = onError;
    this.onEndOfInput = onEndOfInput;
  }

  void start() {
    Thread thread = new Thread(this, "sockjs-input");
    // A read of standard input cannot be interrupted, and must not keep the process alive.
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      Optional<InputLine> line = input.next();
      while (line.isPresent()) {
        if (!process(line.get())) {
          return;
        }
        line = input.next();
      }
    } catch (IOException e) {
      onError.accept("Cannot read the input: " + ErrorMessage.of(e));
    }
    onEndOfInput.run();
  }

  /** Returns false if the rest of the input is not needed. */
  private boolean process(InputLine line) {
    if (line instanceof Send send) {
      return send.messages().stream().allMatch(this::send);
    }
    if (line instanceof Close close) {
      close.request().withDefaults(closeDefaults).close(sock);
      return false;
    }
    onError.accept(((Invalid) line).error());
    return true;
  }

  /** Sends a message as soon as the send buffer has room; returns false if the session ended. */
  private boolean send(String message) {
    try {
      while (!sock.offer(message)) {
        if (sock.readyState() != ReadyState.OPEN) {
          return false;
        }
        sock.flushed().toCompletableFuture().join();
      }
    } catch (IllegalArgumentException e) {
      onError.accept(ErrorMessage.of(e));
    } catch (CompletionException e) {
      return false;
    }
    return true;
  }
}
