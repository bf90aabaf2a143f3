package dev.sockjs.blackbox;

import java.util.List;

/** The names of the transports under test; {@link TransportsTest} knows that these are all. */
public final class Transports {

  /** All that there are, in the order of negotiation. */
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

  /** Those that are made of HTTP requests. */
  public static final List<String> HTTP = ALL.subList(2, ALL.size());

  private Transports() {}
}
