package dev.sockjs.jmeter;

import java.io.Serial;
import org.apache.jmeter.samplers.SampleResult;
import org.jspecify.annotations.Nullable;

/**
 * Sends a message and waits for a message that matches, as {@link SockJsSendSampler} and {@link
 * SockJsReadSampler} in one sample. The time of the result is from the start of the send to the
 * arrival of the message.
 */
public class SockJsSendAndReadSampler extends SockJsSendSampler {
  @Serial private static final long serialVersionUID = 1L;

  private transient String match = "";
  private transient String pattern = "";
  private transient String expectedFrame = "";
  private transient String fromDestination = "";

  /** Creates a sampler with default values. */
  public SockJsSendAndReadSampler() {}

  @Override
  void run(SampleResult result) throws InterruptedException {
    Deadline deadline = deadline();
    MessageMatch wanted = new MessageMatch(match, pattern, expectedFrame, fromDestination);
    Connection connection = requireConnection();
    try {
      Reading reading = new Reading(connection, wanted, result);
      send(connection, deadline, result);
      reading.await(deadline);
    } finally {
      result.sampleEnd();
      exchangeCookies(connection);
    }
  }

  /** {@return the kind of match; blank for any message} */
  public String getMatch() {
    return match;
  }

  /**
   * Sets the kind of match.
   *
   * @param match {@code any message}, {@code contains}, {@code equals} or {@code regular
   *     expression}; blank for any message
   */
  public void setMatch(@Nullable String match) {
    this.match = Fields.text(match);
  }

  /** {@return the text or the regular expression to match} */
  public String getPattern() {
    return pattern;
  }

  /**
   * Sets the text or the regular expression, which has to match a part of the message.
   *
   * @param pattern a text, or an expression of {@link java.util.regex.Pattern}
   */
  public void setPattern(@Nullable String pattern) {
    this.pattern = Fields.text(pattern);
  }

  /** {@return the STOMP frame to wait for; blank for {@code MESSAGE}} */
  public String getExpectedFrame() {
    return expectedFrame;
  }

  /**
   * Sets the STOMP frame to wait for.
   *
   * @param expectedFrame {@code MESSAGE}, {@code RECEIPT} or {@code ERROR}; blank for {@code
   *     MESSAGE}
   */
  public void setExpectedFrame(@Nullable String expectedFrame) {
    this.expectedFrame = Fields.text(expectedFrame);
  }

  /** {@return the destination of the STOMP frame; blank for every one} */
  public String getFromDestination() {
    return fromDestination;
  }

  /**
   * Sets the destination of the STOMP frame to wait for.
   *
   * @param fromDestination such as {@code /topic/chat}; blank for every destination
   */
  public void setFromDestination(@Nullable String fromDestination) {
    this.fromDestination = Fields.text(fromDestination);
  }
}
