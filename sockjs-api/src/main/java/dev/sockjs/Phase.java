package dev.sockjs;

/** How far an attempt with a transport had come when it ended. */
public enum Phase {
  /** The transport was not tried: it is missing, or not usable for this server or client. */
  ELIGIBILITY,
  /** The header function was asked for the request's headers. */
  HEADERS,
  /** The host name was looked up, or the TCP connection made. */
  CONNECT,
  /** The HTTP or SOCKS proxy was asked to let us through. */
  PROXY,
  /** TLS was negotiated. */
  TLS,
  /** The upgrade, or the first receiving request, waited for its answer's status. */
  REQUEST,
  /** The transport was connected, and the server had yet to open the session. */
  OPEN,
  /** The session was open, and the transport was receiving. */
  RECEIVE,
  /** The session was open, and messages were being sent. */
  SEND
}
