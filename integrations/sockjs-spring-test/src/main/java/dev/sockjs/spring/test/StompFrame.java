package dev.sockjs.spring.test;

import java.nio.charset.StandardCharsets;
import org.springframework.messaging.simp.stomp.StompHeaders;

/**
 * A {@code MESSAGE} frame that a subscription received.
 *
 * @param headers its headers
 * @param body its body
 */
@SuppressWarnings("ArrayRecordComponent") // frames are not compared
public record StompFrame(StompHeaders headers, byte[] body) {

  /** {@return the body, read as UTF-8} */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** {@return the destination and the body} */
  @Override
  public String toString() {
    return headers.getDestination() + " " + text();
  }
}
