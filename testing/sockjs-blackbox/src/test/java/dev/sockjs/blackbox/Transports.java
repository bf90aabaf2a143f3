package dev.sockjs.blackbox;

import java.util.List;

/** The names of all transports; {@link TransportsTest} checks that the list is complete. */
public final class Transports {

  /** All transports, in the order of negotiation. */
  public static final List<String> ALL =
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

  /** The HTTP transports. */
  public static final List<String> HTTP = ALL.subList(2, ALL.size());

  private Transports() {}
}
