package dev.sockjs.cli.replay;

import dev.sockjs.spi.EscapedText;
import java.util.List;
import java.util.Optional;

/** Compares the messages that arrive with those that were recorded, in order. Not thread-safe. */
final class Comparison {

  private final List<String> recorded;
  private int arrived;
  private int differences;

  Comparison(List<String> recorded) {
    this.recorded = List.copyOf(recorded);
  }

  /** Takes the next message, and returns how it differs from the recorded one, if it does. */
  Optional<String> next(String message) {
    int index = arrived++;
    if (index < recorded.size() && recorded.get(index).equals(message)) {
      return Optional.empty();
    }
    differences++;
    return Optional.of(
        "Message "
            + arrived
            + (index < recorded.size()
                ? " is not as recorded, which was: " + EscapedText.of(recorded.get(index))
                : " was not recorded"));
  }

  boolean hasAll() {
    return arrived >= recorded.size();
  }

  boolean isEqual() {
    return differences == 0 && arrived == recorded.size();
  }

  /** Returns the result for people. */
  String summary() {
    return "%d messages arrived, %d were recorded, %d differ"
        .formatted(arrived, recorded.size(), differences);
  }
}
