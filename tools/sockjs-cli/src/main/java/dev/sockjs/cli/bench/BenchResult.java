package dev.sockjs.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * The result of a run.
 *
 * @param settings the load
 * @param end why the run ended
 * @param sessions the outcomes of the sessions
 * @param messages the outcomes of the messages
 * @param times histograms and curves
 * @param volume bytes, threads and heap
 */
record BenchResult(
    BenchSettings settings,
    End end,
    Sessions sessions,
    Messages messages,
    Times times,
    Volume volume) {

  /** The shortest wait for a first echo that ends a run. */
  static final Duration NO_ECHO_LIMIT = Duration.ofSeconds(10);

  /** How long the run waits for echoes after the last message. */
  static final Duration DRAIN = Duration.ofSeconds(5);

  /** The reasons for the end of a run. */
  enum End {
    /** All messages of the duration were sent. */
    COMPLETE,
    /** Somebody stopped the run. */
    INTERRUPTED,
    /** Nothing came back within {@link #NO_ECHO_LIMIT}. */
    NO_ECHO,
    /** All sessions were lost, or none opened. */
    NO_SESSION
  }

  /**
   * The outcomes of the sessions. Those that neither opened nor failed were not tried, because the
   * run was interrupted.
   *
   * @param opened sessions that opened
   * @param notOpened sessions that failed to open
   * @param lost sessions that opened, and ended before the run closed them
   * @param notClosed sessions that did not close cleanly at the end of the run
   * @param transports the number of opened sessions for each transport
   * @param causes the number of failures for each cause
   */
  record Sessions(
      long opened,
      long notOpened,
      long lost,
      long notClosed,
      Map<String, Long> transports,
      Map<String, Long> causes) {}

  /**
   * The outcomes of the messages.
   *
   * @param sent messages that a session accepted for sending
   * @param echoed messages that came back, each counted once
   * @param notSent messages that were due, but whose session did not accept them
   * @param duplicates echoes that came back again
   * @param outOfOrder echoes that came back after a later one
   * @param foreign messages that arrived and that the session had not sent
   */
  record Messages(
      long sent, long echoed, long notSent, long duplicates, long outOfOrder, long foreign) {

    /** Returns the number of messages that were sent and did not come back. */
    long missing() {
      return sent - echoed;
    }
  }

  /**
   * Times. The unit of the histograms is the nanosecond.
   *
   * @param opens from the call to connect until the session opened
   * @param roundTrips from the time at which a message was due until its echo arrived
   * @param delays from the time at which a message was due until it was sent; empty without a rate
   * @param sending how long messages were sent
   * @param samples the curves over time
   */
  record Times(
      Histogram opens,
      Histogram roundTrips,
      Histogram delays,
      Duration sending,
      List<Sample> samples) {

    /** Returns the rate for a number of messages. */
    double perSecond(long messages) {
      return sending.isZero() ? 0 : messages * 1e9 / sending.toNanos();
    }
  }

  /**
   * Sizes.
   *
   * @param sentBytes the messages that were sent, without quotes, frames and headers
   * @param receivedBytes the messages that arrived, likewise
   * @param threads the most threads of this process
   * @param heapBytes the most heap in use by this process, including garbage
   */
  record Volume(long sentBytes, long receivedBytes, int threads, long heapBytes) {}

  /** Returns true if every session opened and closed, and every message came back once. */
  boolean succeeded() {
    return sessions.opened > 0
        && sessions.causes.isEmpty()
        && (end == End.COMPLETE || end == End.INTERRUPTED)
        && messages.missing() + messages.notSent + messages.duplicates == 0
        && messages.outOfOrder + messages.foreign == 0;
  }

  /** Returns sentences that explain the figures. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (end == End.INTERRUPTED) {
      notes.add("Interrupted: these are the figures until then.");
    }
    if (end == End.NO_SESSION) {
      notes.add(sessions.opened == 0 ? "No session opened." : "All sessions were lost.");
    }
    if (messages.sent > 0 && messages.echoed == 0 && end != End.NO_SESSION) {
      notes.add(
          "No message came back. The endpoint must echo each message, as /echo of \"sockjs serve\""
              + " does.");
    }
    if (messages.foreign > 0) {
      notes.add(
          "Messages arrived that their session had not sent. The endpoint must echo each message"
              + " to its session, unchanged, and send nothing else.");
    }
    if (messages.notSent > 0) {
      notes.add(
          "Messages were due and not sent: a session was lost, or the rate is too high for the"
              + " server, the network or this machine.");
    }
    return notes;
  }
}
