package dev.sockjs.cli.connect;

import dev.sockjs.cli.connect.InputLine.Close;
import dev.sockjs.cli.connect.InputLine.Invalid;
import dev.sockjs.cli.connect.InputLine.Note;
import dev.sockjs.cli.connect.InputLine.Send;
import dev.sockjs.cli.output.ErrorMessage;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BiPredicate;

/**
 * Reads the input of an open session and sends it, on a thread of its own. Stops at the end of the
 * input, at a line that closes, and when the session ends.
 */
final class InputSender implements Runnable {

  private final Link link;
  private final Input input;
  private final InputEvents events;

  /** Creates a sender. */
  InputSender(Link link, Input input, InputEvents events) {
    this.link = link;
    this.input = input;
    this.events = events;
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
      events.error("Cannot read the input: " + ErrorMessage.of(e));
    }
    events.end();
  }

  /** Returns false if the rest of the input is not needed. */
  private boolean process(InputLine line) {
    if (line instanceof Send send) {
      return send.messages().stream().allMatch(message -> send(message, send.offer()));
    }
    if (line instanceof Close close) {
      events.close(close.request());
      return false;
    }
    if (line instanceof Note note) {
      note.lines().forEach(events::note);
      return true;
    }
    events.error(((Invalid) line).error());
    return true;
  }

  /** Sends a message as soon as the send buffer has room; returns false if the session ended. */
  private boolean send(String message, BiPredicate<Link, String> offer) {
    try {
      events.awaitReady();
      while (!offer.test(link, message)) {
        if (!link.isAlive()) {
          return false;
        }
        link.flushed().toCompletableFuture().join();
        events.awaitReady();
      }
    } catch (IllegalArgumentException e) {
      events.error(ErrorMessage.of(e));
    } catch (CompletionException e) {
      return false;
    }
    return true;
  }
}
