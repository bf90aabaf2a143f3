package dev.sockjs.blackbox;

import java.util.List;

/**
 * The names of all transports; {@link TransportsTest} checks that the list is complete.
 *
 * <p>{@code websocket} and {@code websocket-raw} are those on Jetty, as in every application that
 * has both WebSocket modules. Those on Tyrus have names of their own here, {@code websocket-tyrus}
 * and {@code websocket-raw-tyrus}, so that one client can have both.
 */
public final class Transports {

  /** What the names of the transports on Tyrus end with. */
  static final String TYRUS = "-tyrus";

  /** All transports, in the order of negotiation. */
  public static final List<String> ALL =
      List.of(
          "websocket",
          "websocket-tyrus",
          "websocket-raw",
          "websocket-raw-tyrus",
          "xhr-streaming",
          "xdr-streaming",
          "eventsource",
          "iframe-eventsource",
          "htmlfile",
          "iframe-htmlfile",
          "xhr-polling",
          "xdr-polling",
          "iframe-xhr-polling",
          "jsonp-polling");

  /** The WebSocket transports. */
  public static final List<String> WEBSOCKET = ALL.subList(0, 4);

  /** The HTTP transports. */
  public static final List<String> HTTP = ALL.subList(4, ALL.size());

  /** The transports on Jetty, which are those that a client prefers. */
  public static final List<String> ON_JETTY =
      ALL.stream().filter(name -> !isOnTyrus(name)).toList();

  /** The transports on Tyrus. */
  public static final List<String> ON_TYRUS = ALL.stream().filter(Transports::isOnTyrus).toList();

  /** The transports whose servers send SockJS frames: all but the raw WebSockets. */
  public static final List<String> FRAMED = ALL.stream().filter(name -> !isRaw(name)).toList();

  private Transports() {}

  /** Returns whether the transport is one of those on Tyrus. */
  public static boolean isOnTyrus(String transport) {
    return transport.endsWith(TYRUS);
  }

  /** Returns whether the transport is a WebSocket without SockJS frames. */
  public static boolean isRaw(String transport) {
    return transport.startsWith("websocket-raw");
  }
}
