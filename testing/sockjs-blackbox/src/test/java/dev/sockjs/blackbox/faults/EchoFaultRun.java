package dev.sockjs.blackbox.faults;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A session that sends messages to an echo, a few at a time. What comes back must be the beginning
 * of what was sent, which proves both ways at once. When it has all, it leaves.
 */
final class EchoFaultRun extends FaultRun {

  private static final int MESSAGES = 24;

  /** How many are on their way at once, so that they travel in batches. */
  private static final int WINDOW = 6;

  private static final int LONGEST = 700;

  /** One, two, three and four bytes a character, and what JSON escapes. */
  private static final String[] ALPHABET = {"x", "é", "你", "😀", "\"", "\n", "]"};

  private final List<String> texts;
  private int next;

  EchoFaultRun(FaultPlan scene, int serverPort) {
    super(scene, serverPort);
    Random random = new Random(~scene.seed());
    texts = Stream.generate(() -> text(random)).limit(MESSAGES).toList();
  }

  private static String text(Random random) {
    String letter = ALPHABET[random.nextInt(ALPHABET.length)];
    return random.nextInt() + letter.repeat(random.nextInt(LONGEST / letter.length()));
  }

  @Override
  String endpoint() {
    return "/echo";
  }

  @Override
  void speak() {
    while (next < WINDOW) {
      send(texts.get(next++));
    }
  }

  @Override
  void hear(String message) {
    int index = received();
    if (index >= MESSAGES || !message.equals(texts.get(index))) {
      violation("message " + index + " is message " + texts.indexOf(message));
    }
    if (next < MESSAGES) {
      send(texts.get(next++));
    } else if (index == MESSAGES - 1) {
      leave();
    }
  }

  @Override
  void judgeOrderlyEnd() {
    if (received() != MESSAGES) {
      violation("ends in order with " + received() + " messages of " + MESSAGES);
    }
  }
}
