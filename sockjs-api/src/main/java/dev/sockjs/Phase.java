package dev.sockjs;

/** The phases of an attempt with a transport. */
public enum Phase {
  /** Before the attempt: the client does not have the transport, or cannot use it here. */
  ELIGIBILITY,
  /** Waiting for the headers of a request. */
  HEADERS,
  /** Resolving the host name or opening the TCP connection. */
  CONNECT,
  /** Asking the HTTP or SOCKS proxy for a connection to the server. */
  PROXY,
  /** Negotiating TLS. */
  TLS,
  /** Waiting for the response to the upgrade, or to the first receiving request. */
  REQUEST,
  /** Waiting for the server to open the session. The transport is connected. */
  OPEN,
  /**
   * Receiving. The session is open. A transport also reports this phase in its end if it was
   * connected and the session has not opened yet, since it does not read frames; applications then
   * see {@link #OPEN}.
   */
  RECEIVE,
  /** Sending messages, or a probe. The session is open. */
  SEND
}
