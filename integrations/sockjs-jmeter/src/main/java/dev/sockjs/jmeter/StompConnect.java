package dev.sockjs.jmeter;

import java.util.Optional;
import org.apache.jmeter.samplers.SampleResult;
import org.jspecify.annotations.Nullable;

/** Opens the STOMP session of a connection. */
final class StompConnect {
  private StompConnect() {}

  /**
   * Sends CONNECT and waits for CONNECTED.
   *
   * @throws SampleFailure if another frame arrives, the connection ends, or the time is over
   */
  static void run(Connection connection, StompFrame connect, Deadline deadline, SampleResult result)
      throws InterruptedException {
    String text = StompCodec.encode(connect);
    result.setSentBytes(StompCodec.utf8Length(text));
    connection.send(text, deadline);
    Optional<Incoming> response = connection.next(deadline);
    if (response.isEmpty()) {
      throw connection.closeEvent().isPresent()
          ? connection.ended("No CONNECTED frame arrived")
          : deadline.expired("No CONNECTED frame arrived");
    }
    StompFrame frame = response.get().frame();
    if (frame == null || !frame.command().equals("CONNECTED")) {
      throw new SampleFailure(
          SampleFailure.STOMP_ERROR, "The server did not accept CONNECT: " + refusal(frame));
    }
    result.setResponseHeaders(frame.head());
    result.setResponseData(frame.head(), "UTF-8");
  }

  /** Returns the command and the message of a frame, but no other headers, which may be secrets. */
  private static String refusal(@Nullable StompFrame frame) {
    if (frame == null) {
      return "";
    }
    return frame.command() + frame.header("message").map(text -> " \"" + text + "\"").orElse("");
  }
}
