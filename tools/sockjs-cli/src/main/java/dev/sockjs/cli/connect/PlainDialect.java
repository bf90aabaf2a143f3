package dev.sockjs.cli.connect;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prints each message as it is. */
final class PlainDialect implements Dialect {

  private @Nullable Conversation conversation;

  @Override
  public void opened(Link link, Conversation opened) {
    conversation = opened;
    opened.ready();
  }

  @Override
  public void received(String message) {
    Conversation current = Objects.requireNonNull(conversation, "opened");
    current.print(out -> out.message(message));
    current.messageArrived();
  }

  @Override
  public void close(Link link, CloseRequest request) {
    link.close(request);
  }

  @Override
  public void ended() {}
}
