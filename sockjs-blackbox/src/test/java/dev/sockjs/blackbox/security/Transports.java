package dev.sockjs.blackbox.security;

import java.util.List;

/** The transports under test. */
final class Transports {

  /** All that there are, in the order of negotiation. */
  static final List<String> ALL =
      List.of(
          "websocket",
          "websocket-raw",
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

  /** Those that are made of HTTP requests. */
  static final List<String> HTTP = ALL.subList(2, ALL.size());

  private Transports() {}

  /** Another one, to fall back on. */
  static String otherThan(String transport) {
    return transport.equals("xhr-polling") ? "xhr-streaming" : "xhr-polling";
  }
}
