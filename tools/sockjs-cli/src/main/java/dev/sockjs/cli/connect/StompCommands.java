package dev.sockjs.cli.connect;

import dev.sockjs.cli.connect.InputLine.Close;
import dev.sockjs.cli.connect.InputLine.Invalid;
import dev.sockjs.cli.connect.InputLine.Note;
import dev.sockjs.cli.connect.InputLine.Send;
import dev.sockjs.cli.stomp.StompFrame;
import dev.sockjs.spi.EscapedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The short commands of {@code --stomp}, and the subscriptions that they made. Safe for use by any
 * thread.
 */
public final class StompCommands implements Function<String, InputLine> {

  /** The names of the commands, for completion. */
  public static final List<String> NAMES =
      List.of("/sub", "/unsub", "/send", "/subs", "/quit", "/help");

  private static final List<String> HELP =
      List.of(
          "/sub DESTINATION        subscribes",
          "/unsub DESTINATION      ends a subscription",
          "/send DESTINATION BODY  sends a message; the rest of the line is its body",
          "/subs                   lists the subscriptions",
          "/quit                   disconnects and closes",
          "/help                   prints this");

  /**
   * The ids of the subscriptions, by destination. It changes together with the acceptance of the
   * frame, and not when the line is read: a line can wait until the session is open again, and the
   * new session then gets all subscriptions before. Guarded by this.
   */
  private final Map<String, String> ids = new LinkedHashMap<>();

  /** Guarded by this. */
  private int lastId;

  /** Returns what a line asks for. A blank line asks for nothing. */
  @Override
  public InputLine apply(String line) {
    String[] words = line.strip().split("\\s+", 2);
    String rest = words.length > 1 ? words[1] : "";
    return switch (words[0]) {
      case "" -> new Note(List.of());
      case "/sub" -> subscribe(line, rest);
      case "/unsub" -> unsubscribe(line, rest);
      case "/send" -> send(line, rest);
      case "/subs" -> new Note(destinations());
      case "/quit" -> new Close(CloseRequest.DEFAULT);
      case "/help" -> new Note(HELP);
      default -> invalid("Not a STOMP command", line);
    };
  }

  private synchronized InputLine subscribe(String line, String destination) {
    if (!isDestination(destination)) {
      return invalid("/sub has one DESTINATION", line);
    }
    if (ids.containsKey(destination)) {
      return invalid("Already subscribed", line);
    }
    String id = Integer.toString(++lastId);
    return send(subscription(destination, id), () -> ids.put(destination, id));
  }

  private synchronized InputLine unsubscribe(String line, String destination) {
    String id = ids.get(destination);
    if (id == null) {
      return invalid("Not subscribed; /subs lists the subscriptions", line);
    }
    String frame = StompFrame.of("UNSUBSCRIBE").with("id", id).encode();
    return send(frame, () -> ids.remove(destination));
  }

  private Send send(String frame, Runnable onAccepted) {
    return new Send(List.of(frame), (link, message) -> offer(link, message, onAccepted));
  }

  private synchronized boolean offer(Link link, String frame, Runnable onAccepted) {
    boolean isAccepted = link.offer(frame);
    if (isAccepted) {
      onAccepted.run();
    }
    return isAccepted;
  }

  private static InputLine send(String line, String rest) {
    String[] words = rest.split("\\s+", 2);
    if (!isDestination(words[0])) {
      return invalid("/send has a DESTINATION and a BODY", line);
    }
    String body = words.length > 1 ? words[1] : "";
    return Send.of(StompFrame.of("SEND").with("destination", words[0]).withBody(body).encode());
  }

  /** Makes the subscriptions in a new STOMP session. */
  synchronized void subscribeAgain(Link link) {
    ids.forEach((destination, id) -> link.offer(subscription(destination, id)));
  }

  private synchronized List<String> destinations() {
    return ids.isEmpty() ? List.of("No subscriptions") : List.copyOf(ids.keySet());
  }

  private static String subscription(String destination, String id) {
    return StompFrame.of("SUBSCRIBE").with("id", id).with("destination", destination).encode();
  }

  private static boolean isDestination(String text) {
    return !text.isEmpty() && text.chars().noneMatch(Character::isWhitespace);
  }

  private static Invalid invalid(String problem, String line) {
    return new Invalid(problem + " (try /help): " + EscapedText.of(line));
  }
}
