package dev.sockjs.spring.stomp;

import org.springframework.messaging.simp.stomp.StompHeaders;

/**
 * A message that the application sent.
 *
 * @param headers a copy of the headers, without those that a connection adds
 * @param payload the payload, which is not copied
 */
public record StompMessage(StompHeaders headers, Object payload) {

  /** {@return a description without the payload} */
  @Override
  public String toString() {
    return "message to " + headers.getDestination();
  }
}
