package dev.sockjs.spring.test;

/**
 * Ways in which {@link StompTestSession#subscribeAndAwait} learns that the broker has a
 * subscription. A STOMP server need not confirm one, and Spring's simple broker does not. It
 * handles the frames of a client in several threads, so that a message can overtake the
 * subscription that was sent before it.
 */
public enum SubscriptionBarrier {

  /**
   * A {@code RECEIPT} for the {@code SUBSCRIBE} frame. Brokers such as RabbitMQ send it, and a
   * server with {@link SubscribeReceipts}.
   */
  RECEIPT,

  /**
   * An empty message that the session sends to the destination of the subscription, again and again
   * until one comes back. Needs no change of the server, but other subscribers of the destination
   * receive these messages, except sessions of this library, which hide them. It works neither for
   * user destinations nor with a server that does not let clients send to the destination.
   */
  PROBE
}
