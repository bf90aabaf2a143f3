package dev.sockjs.benchmarks.endtoend.peer;

/** Receives the events of a session, one at a time. */
public interface Events {

  /**
   * Called for each message.
   *
   * @throws Exception if sending fails, which ends the session
   */
  void onMessage(Session session, String message) throws Exception;

  /** Called when the session has ended. */
  void onEnd(String reason);
}
