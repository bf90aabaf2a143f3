package dev.sockjs.spring.stomp;

/**
 * State of a {@link ReconnectingStompSession}.
 *
 * <pre>{@code
 * STOPPED --start--> WAITING <------------------------------------------+
 *                       |  ^                                            |
 *        pause is over  |  | failed                                lost |
 *                       v  |                                            |
 *                    CONNECTING --CONNECTED frame--> RENEWING --all sent--> CONNECTED
 *
 * every state --stop, close, or no more attempts--> STOPPED
 * }</pre>
 */
public enum StompState {

  /** Not started, stopped by the application, or given up. */
  STOPPED,

  /** An attempt to connect is in progress. */
  CONNECTING,

  /** The broker has accepted the connection; subscriptions and queued messages are being sent. */
  RENEWING,

  /** Connected, and every subscription has been sent. */
  CONNECTED,

  /** Not connected; the next attempt follows after a pause. */
  WAITING
}
