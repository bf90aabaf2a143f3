package dev.sockjs.cli.serve;

import java.util.List;

/**
 * An endpoint of the embedded server.
 *
 * @param path its path
 * @param behaviour what it does, in a few words for the page
 */
public record Endpoint(String path, String behaviour) {

  /** All endpoints. */
  public static final List<Endpoint> ALL =
      List.of(
          new Endpoint("/echo", "sends back each message"),
          new Endpoint("/disabled_websocket_echo", "the same, without WebSocket"),
          new Endpoint("/cookie_needed_echo", "the same, with a cookie for balancers"),
          new Endpoint("/close", "closes at once with 3000 \"Go away!\""),
          new Endpoint("/ticker", "sends \"tick!\" every second"),
          new Endpoint("/amplify", "for \"n\", from 0 to 19, sends 2^n characters"),
          new Endpoint("/broadcast", "sends each message to all its clients"),
          new Endpoint("/flood", "for \"go N S\", sends N messages of S characters"));
}
