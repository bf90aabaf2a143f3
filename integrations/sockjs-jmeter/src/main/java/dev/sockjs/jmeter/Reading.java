package dev.sockjs.jmeter;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.jmeter.samplers.SampleResult;

/** Reads messages of a connection until one matches. Those before it are skipped and counted. */
final class Reading {
  private final Connection connection;
  private final MessageMatch match;
  private final SampleResult result;
  private final long startNanos = System.nanoTime();
  private int skipped;
  private long bytes;

  Reading(Connection connection, MessageMatch match, SampleResult result) {
    this.connection = connection;
    this.match = match;
    this.result = result;
  }

  /**
   * Waits for the message and stores it in the result.
   *
   * @throws SampleFailure if it does not arrive in time, or the connection ends first
   */
  void await(Deadline deadline) throws InterruptedException {
    try {
      while (true) {
        Optional<Incoming> message = connection.next(deadline);
        if (message.isEmpty()) {
          throw missing(deadline);
        }
        bytes += StompCodec.utf8Length(message.get().body());
        if (match.matches(message.get())) {
          store(message.get());
          return;
        }
        skipped++;
      }
    } finally {
      result.setBodySize(bytes);
    }
  }

  private void store(Incoming message) {
    long millis = TimeUnit.NANOSECONDS.toMillis(message.nanoTime() - startNanos);
    result.setLatency(Math.max(0, millis));
    result.setResponseHeaders(message.head());
    result.setResponseData(message.body(), StandardCharsets.UTF_8.name());
    result.setResponseMessage(skipped == 0 ? "OK" : "OK, after " + skippedText());
  }

  private SampleFailure missing(Deadline deadline) {
    String what = ("No message " + match.describe()).strip() + " arrived";
    String others = skipped == 0 ? "" : " (after " + skippedText() + ")";
    return connection.closeEvent().isPresent()
        ? connection.ended(what + others)
        : deadline.expired(what + others);
  }

  private String skippedText() {
    return skipped + (skipped == 1 ? " other message" : " other messages");
  }
}
