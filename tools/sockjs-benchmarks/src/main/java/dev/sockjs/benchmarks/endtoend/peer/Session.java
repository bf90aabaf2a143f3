package dev.sockjs.benchmarks.endtoend.peer;

/** An open session. */
public interface Session {

  /**
   * Sends a message, in the way that a program with this client does; some clients block.
   *
   * @throws Exception if the client cannot send
   */
  void send(String message) throws Exception;

  /** Closes the session. {@link Events#onEnd} follows when the client knows its end. */
  void close();
}
