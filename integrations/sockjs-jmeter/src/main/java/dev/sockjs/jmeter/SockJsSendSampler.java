package dev.sockjs.jmeter;

import java.io.Serial;
import org.apache.jmeter.samplers.SampleResult;
import org.jspecify.annotations.Nullable;

/**
 * Sends a message, or a STOMP frame if the connection is in STOMP mode. The sample ends when the
 * message has been written to the WebSocket, or when the server has responded to the HTTP request
 * with the message.
 */
public class SockJsSendSampler extends SockJsSampler {
  @Serial private static final long serialVersionUID = 1L;

  private transient String message = "";
  private transient String frame = "";
  private transient String destination = "";
  private transient String stompHeaders = "";

  /** Creates a sampler with default values. */
  public SockJsSendSampler() {}

  @Override
  void run(SampleResult result) throws InterruptedException {
    Deadline deadline = deadline();
    Connection connection = requireConnection();
    try {
      send(connection, deadline, result);
      connection.awaitFlushed(deadline);
      result.latencyEnd();
      result.setResponseMessage("Sent");
    } finally {
      result.sampleEnd();
      exchangeCookies(connection);
    }
  }

  /** Sends the message of the fields; describes it in the result. */
  final void send(Connection connection, Deadline deadline, SampleResult result)
      throws InterruptedException {
    String text = new StompOutgoing(frame, destination, stompHeaders, message).text(connection);
    result.setSamplerData(text.replace("\0", "^@"));
    connection.send(text, deadline);
    result.setSentBytes(StompCodec.utf8Length(text));
  }

  /** {@return the message, or the body of the STOMP frame} */
  public String getMessage() {
    return message;
  }

  /**
   * Sets the message, or the body of the STOMP frame.
   *
   * @param message any text
   */
  public void setMessage(@Nullable String message) {
    this.message = Fields.text(message);
  }

  /** {@return the command of the STOMP frame; blank for {@code SEND}} */
  public String getFrame() {
    return frame;
  }

  /**
   * Sets the command of the STOMP frame.
   *
   * @param frame {@code SEND}, {@code SUBSCRIBE}, {@code UNSUBSCRIBE}, {@code ACK}, {@code NACK},
   *     {@code BEGIN}, {@code COMMIT} or {@code ABORT}; blank for {@code SEND}
   */
  public void setFrame(@Nullable String frame) {
    this.frame = Fields.text(frame);
  }

  /** {@return the destination of the STOMP frame} */
  public String getDestination() {
    return destination;
  }

  /**
   * Sets the destination of the STOMP frame; required for {@code SEND} and {@code SUBSCRIBE}. An
   * {@code UNSUBSCRIBE} finds the id of the subscription by it.
   *
   * @param destination such as {@code /app/chat}
   */
  public void setDestination(@Nullable String destination) {
    this.destination = Fields.text(destination);
  }

  /** {@return further headers of the STOMP frame} */
  public String getStompHeaders() {
    return stompHeaders;
  }

  /**
   * Sets further headers of the STOMP frame. A subscription without a header {@code id} gets one.
   *
   * @param stompHeaders a {@code name:value} on each line
   */
  public void setStompHeaders(@Nullable String stompHeaders) {
    this.stompHeaders = Fields.text(stompHeaders);
  }
}
