package dev.sockjs.cli.bench;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message of a run. Its text is ASCII, so its length is its size in bytes.
 *
 * @param run the random id of the run, of 8 characters: other runs may use the same endpoint
 * @param session the number of the session, from 0
 * @param sequence the number of the message on its session, from 0
 * @param dueNanos when the message was due, in nanoseconds since the run began
 */
record BenchMessage(String run, int session, long sequence, long dueNanos) {

  /** Says where it comes from, for people who find it in the log of a server. */
  private static final String PREFIX = "sockjs-bench ";

  private static final char PADDING = 'x';

  private static final Pattern TEXT =
      Pattern.compile(PREFIX + "(\\w{8}) (\\d{1,5}) (\\d{1,11}) (\\d{1,15}) x*");

  /** Returns the text of this message, padded to a length. */
  String text(int size) {
    StringBuilder text = new StringBuilder(size).append(PREFIX).append(run);
    text.append(' ').append(session).append(' ').append(sequence).append(' ').append(dueNanos);
    text.append(' ');
    while (text.length() < size) {
      text.append(PADDING);
    }
    return text.toString();
  }

  /** Returns the message with this text and length; empty if it is not of a run. */
  static Optional<BenchMessage> parse(String text, int size) {
    if (text.length() != size) {
      return Optional.empty();
    }
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new BenchMessage(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                Long.parseLong(matcher.group(3)),
                Long.parseLong(matcher.group(4))))
        : Optional.empty();
  }
}
