package dev.sockjs.spi;

import dev.sockjs.SockJsOptions;

/**
 * Announces one transport: the service that {@link java.util.ServiceLoader} finds. It must be cheap
 * to load and to ask; whatever costs time belongs behind {@link #open}.
 *
 * <p>Of two providers with one name the higher {@link #priority} wins, and one given by hand beats
 * any that was discovered; a tie is an error that names both. A provider that throws while it is
 * loaded is named in the log and skipped.
 */
public interface TransportProvider {

  /**
   * The transport's name, by which applications choose it: lower-case letters, digits and hyphens,
   * such as {@code xhr-streaming}.
   *
   * @return the name
   */
  String name();

  /**
   * The transport's place in the negotiation; lower is tried first. The built-in ones are 100
   * ({@code websocket}), 200 ({@code xhr-streaming}), 300 ({@code xdr-streaming}), 400 ({@code
   * eventsource}), 500 ({@code iframe-eventsource}), 600 ({@code htmlfile}), 700 ({@code
   * iframe-htmlfile}), 800 ({@code xhr-polling}), 900 ({@code xdr-polling}), 1000 ({@code
   * iframe-xhr-polling}) and 1100 ({@code jsonp-polling}).
   *
   * @return the place
   */
  int order();

  /**
   * Which of several providers with the same name is used.
   *
   * @return the priority; 0 for the built-in transports; the highest wins
   */
  default int priority() {
    return 0;
  }

  /**
   * How many round trips it takes until the session opens; the transport's allowance of time is
   * this many times the retransmission timeout that the info request suggests.
   *
   * @return round trips, at least 1
   */
  int roundTrips();

  /**
   * Whether the transport is tried only if {@link SockJsOptions#transports()} names it.
   *
   * @return false by default
   */
  default boolean onlyByName() {
    return false;
  }

  /**
   * Opens the transport for one client. Called once for each client, when it first considers the
   * transport; the client closes the factory when it is closed itself. It must not block, and
   * should start threads only when the first connection needs them.
   *
   * @param client what is set once for the client
   * @return the client's factory of this transport
   */
  TransportFactory open(ClientContext client);
}
