package dev.sockjs.spring.stomp;

import org.springframework.messaging.simp.stomp.StompHeaders;

/** A subscription that is renewed on every connection, until it is removed. */
public interface StompSubscription {

  /** {@return the destination} */
  String destination();

  /** {@return a copy of the headers of the {@code SUBSCRIBE} frame} */
  StompHeaders headers();

  /**
   * Removes the subscription, with an {@code UNSUBSCRIBE} frame if there is a connection. Its
   * handler is no longer called once this method has returned, except for a call that is in
   * progress. Does nothing the second time.
   */
  void unsubscribe();
}
