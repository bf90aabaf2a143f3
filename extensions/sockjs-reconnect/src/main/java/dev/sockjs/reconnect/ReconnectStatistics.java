package dev.sockjs.reconnect;

import java.util.Map;

/**
 * Figures of one {@link ReconnectingSockJs}, as of one moment. Immutable. Counts never decrease.
 */
public final class ReconnectStatistics {

  private final ReconnectState state;
  private final long attempts;
  private final long sessionsOpened;
  private final Map<String, Long> disconnects;
  private final Messages messages;

  /** Counts of messages, and the size of the queue. */
  record Messages(
      long accepted,
      long refused,
      long unflushed,
      long notSent,
      int queuedMessages,
      long queuedBytes) {}

  ReconnectStatistics(
      ReconnectState state,
      long attempts,
      long sessionsOpened,
      Map<String, Long> disconnects,
      Messages messages) {
    this.state = state;
    this.attempts = attempts;
    this.sessionsOpened = sessionsOpened;
    this.disconnects = Map.copyOf(disconnects);
    this.messages = messages;
  }

  /** {@return the state} */
  public ReconnectState state() {
    return state;
  }

  /** {@return how many attempts to connect were started, the first one included} */
  public long attempts() {
    return attempts;
  }

  /** {@return how many sessions have opened, the first one included} */
  public long sessionsOpened() {
    return sessionsOpened;
  }

  /** {@return how many sessions have opened after the first one} */
  public long reconnects() {
    return Math.max(0, sessionsOpened - 1);
  }

  /**
   * Returns how many sessions and attempts have ended, by reason; without those that the
   * application ended. A reason is the close code of an open session, such as {@code 1006}; {@code
   * connect-failed}, {@code source-failed} or {@code renewal-failed} for the {@linkplain
   * Disconnect.Kind kinds} with these names; or {@code other}. A server can send any close code, so
   * after 32 different codes further ones count as {@code other}.
   *
   * @return the counts; a reason that has not occurred is absent
   */
  public Map<String, Long> disconnects() {
    return disconnects;
  }

  /** {@return how many messages sessions have accepted, those of {@code onOpen} included} */
  public long messagesAccepted() {
    return messages.accepted();
  }

  /** {@return how many messages were refused because the state was not {@code OPEN}} */
  public long messagesRefused() {
    return messages.refused();
  }

  /**
   * {@return how many messages were accepted by a session that did not flush them before it ended}
   */
  public long messagesUnflushed() {
    return messages.unflushed();
  }

  /** {@return how many queued messages will never be sent} */
  public long messagesNotSent() {
    return messages.notSent();
  }

  /** {@return how many messages are queued now} */
  public int queuedMessages() {
    return messages.queuedMessages();
  }

  /** {@return the size of the messages that are queued now, in UTF-8 bytes} */
  public long queuedBytes() {
    return messages.queuedBytes();
  }

  /** {@return all figures, for messages and logs} */
  @Override
  public String toString() {
    return state
        + ", attempts="
        + attempts
        + ", sessionsOpened="
        + sessionsOpened
        + ", disconnects="
        + disconnects
        + ", "
        + messages;
  }
}
