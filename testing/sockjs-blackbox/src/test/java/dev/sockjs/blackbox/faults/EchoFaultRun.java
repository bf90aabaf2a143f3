package dev.sockjs.blackbox.faults;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A session that sends messages to an echo endpoint, a few at a time. The received messages must be
 * a prefix of the sent ones, which checks both directions. After the last message the session
 * closes.
 */
final class EchoFaultRun extends FaultRun {

  private static final int MESSAGES = 24;

  /** The number of messages in flight, so that several travel in one batch. */
  private static final int WINDOW = 6;

  private static final int MAX_UNITS = 700;

  /** Characters of one to four bytes in UTF-8, and characters that JSON escapes. */
  private static final String[] ALPHABET = {"x", "é", "你", "😀", "\"", "\n", "]"};

  private final List<String> texts;
  private int next;

  EchoFaultRun(FaultPlan plan, int serverPort) {
    super(plan, serverPort);
    Random random = new Random(~plan.seed());
    texts = Stream.generate(() -> text(random)).limit(MESSAGES).toList();
  }

  private static String text(Random random) {
    String letter = ALPHABET[random.nextInt(ALPHABET.length)];
    return random.nextInt() + letter.repeat(random.nextInt(MAX_UNITS / letter.length()));
  }

  @Override
  String endpoint() {
    return "/echo";
  }

  @Override
  void onOpened() {
    while (next < WINDOW) {
      send(texts.get(next++));
    }
  }

  @Override
  void onReceived(String message) {
    int index = received();
    if (index >= MESSAGES || !message.equals(texts.get(index))) {
      violation("received message " + texts.indexOf(message) + " as number " + index);
    }
    if (next < MESSAGES) {
      send(texts.get(next++));
    } else if (index == MESSAGES - 1) {
      close();
    }
  }

  @Override
  void checkCleanEnd() {
    if (received() != MESSAGES) {
      violation("ends cleanly with " + received() + " of " + MESSAGES + " messages");
    }
  }
}
