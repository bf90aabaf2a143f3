package dev.sockjs.cli.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.cli.output.Output;
import dev.sockjs.cli.output.TextOutput;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;

/** Records what a dialect tells its session. Not thread-safe. */
public final class FakeConversation implements Conversation {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Output output = new TextOutput(out);

  /** How often the input was let through. */
  public int ready;

  /** The number of messages of the application. */
  public int messages;

  /** Returns the printed lines. */
  public List<String> printed() {
    return out.toString(UTF_8).lines().toList();
  }

  @Override
  public void ready() {
    ready++;
  }

  @Override
  public void print(Consumer<Output> event) {
    event.accept(output);
  }

  @Override
  public void messageArrived() {
    messages++;
  }

  @Override
  public void fail(String error) {
    output.error(error);
  }
}
