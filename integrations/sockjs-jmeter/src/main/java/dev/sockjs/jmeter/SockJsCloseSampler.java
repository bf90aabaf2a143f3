package dev.sockjs.jmeter;

import dev.sockjs.CloseEvent;
import java.io.Serial;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.jmeter.samplers.SampleResult;
import org.jspecify.annotations.Nullable;

/**
 * Closes the connection and waits for its end. The code of the result is the close code. The sample
 * fails if the end was not clean: then the server may not have received every message. In STOMP
 * mode, the frame DISCONNECT is sent first, and its RECEIPT is awaited.
 */
public class SockJsCloseSampler extends SockJsSampler {
  @Serial private static final long serialVersionUID = 1L;

  /** RFC 6455, 7.4.1. */
  private static final int NORMAL_CLOSURE = 1000;

  private static final String RECEIPT = "bye";

  private transient String code = "";
  private transient String reason = "";

  /** Creates a sampler with default values. */
  public SockJsCloseSampler() {}

  @Override
  void run(SampleResult result) throws InterruptedException {
    Deadline deadline = deadline();
    int closeCode =
        code.isBlank() ? NORMAL_CLOSURE : (int) Fields.number("Close code", code, 1000, 4999);
    Connection connection = requireConnection();
    try {
      if (connection.isStomp() && connection.closeEvent().isEmpty()) {
        disconnect(connection, deadline, result);
      }
      connection.sock().close(closeCode, reason);
      CloseEvent event = Connection.await(connection.sock().closed(), deadline);
      if (!event.wasClean()) {
        throw new SampleFailure(Integer.toString(event.code()), "Not clean: " + event);
      }
      result.setResponseCode(Integer.toString(event.code()));
      result.setResponseMessage(event.toString());
      result.latencyEnd();
    } catch (TimeoutException | ExecutionException e) {
      throw deadline.expired("The connection did not end");
    } finally {
      result.sampleEnd();
      connection.sock().close();
      ThreadConnections.remove(connection);
      exchangeCookies(connection);
    }
  }

  private static void disconnect(Connection connection, Deadline deadline, SampleResult result)
      throws InterruptedException {
    StompFrame frame = new StompFrame("DISCONNECT", StompFields.headers("receipt:" + RECEIPT), "");
    connection.send(StompCodec.encode(frame), deadline);
    new Reading(connection, new MessageMatch("", "", "RECEIPT", ""), result).await(deadline);
  }

  /** {@return the close code; blank for 1000} */
  public String getCode() {
    return code;
  }

  /**
   * Sets the close code.
   *
   * @param code 1000, or 3000 to 4999; blank for 1000
   */
  public void setCode(@Nullable String code) {
    this.code = Fields.text(code);
  }

  /** {@return the reason; may be empty} */
  public String getReason() {
    return reason;
  }

  /**
   * Sets the reason. Only WebSocket transports send it.
   *
   * @param reason at most 123 UTF-8 bytes
   */
  public void setReason(@Nullable String reason) {
    this.reason = Fields.text(reason);
  }
}
