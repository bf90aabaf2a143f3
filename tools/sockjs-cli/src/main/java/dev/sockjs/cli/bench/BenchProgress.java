package dev.sockjs.cli.bench;

/**
 * The state of a run that has not ended.
 *
 * @param phase the current step
 * @param elapsedNanos the time since the phase began
 * @param opened sessions that opened
 * @param failed sessions that did not open or were lost
 * @param sent messages that were sent
 * @param echoed messages that came back
 */
record BenchProgress(
    Phase phase, long elapsedNanos, long opened, long failed, long sent, long echoed) {

  /** The steps of a run. */
  enum Phase {
    /** Sessions are being opened. */
    CONNECTING,
    /** Messages are sent. */
    SENDING,
    /** Echoes are awaited, and no message is sent. */
    DRAINING,
    /** Sessions are being closed. */
    CLOSING,
    /** The result is there. */
    ENDED
  }
}
