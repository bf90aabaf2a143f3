package dev.sockjs.spi;

import java.net.URI;

/**
 * Announces one transport. Implementations are services that {@link java.util.ServiceLoader} finds,
 * so loading a provider and calling its methods must be cheap.
 *
 * <p>If several providers have the same name, the one with the highest {@link #priority} is used. A
 * provider that the application gave replaces a discovered one. Two providers with the same name
 * and priority are an error, whose message names both. A provider that cannot be loaded, or that
 * throws or returns invalid values when the client is created, is logged and skipped.
 */
public interface TransportProvider {

  /**
   * Returns the name of the transport, by which applications select it. It has lower-case letters,
   * digits and single hyphens between them, as in {@code xhr-streaming}.
   *
   * @return the name
   */
  String name();

  /**
   * Returns the position of the transport in the negotiation. Lower values are tried first. The
   * built-in transports have 100 ({@code websocket}), 200 ({@code xhr-streaming}), 300 ({@code
   * xdr-streaming}), 400 ({@code eventsource}), 500 ({@code iframe-eventsource}), 600 ({@code
   * htmlfile}), 700 ({@code iframe-htmlfile}), 800 ({@code xhr-polling}), 900 ({@code
   * xdr-polling}), 1000 ({@code iframe-xhr-polling}) and 1100 ({@code jsonp-polling}).
   *
   * @return the position
   */
  int order();

  /**
   * Returns the priority among providers of the same name. The highest one wins.
   *
   * @return the priority; 0 by default and for the built-in transports
   */
  default int priority() {
    return 0;
  }

  /**
   * Returns the number of round trips until a session opens. The allowance of an attempt is this
   * number times the RTO that follows from the info request, or {@code SockJsOptions.timeout} if
   * that is longer.
   *
   * <p>Count the messages that the transport waits for, one after the other: a response, or a frame
   * that is not sent together with the response before it. Do not count the TCP connection and the
   * TLS handshake. The time of the info request usually includes those of its own connection, and
   * the RTO is longer than that time. A transport that waits for nothing else returns 1.
   *
   * <p>For example, {@code websocket} returns 2, for the upgrade and the open frame. {@code
   * xhr-polling} returns 2 because it does in sockjs-client, where a browser may send a preflight
   * request first.
   *
   * @return the number of round trips, at least 1
   */
  int roundTrips();

  /**
   * Returns true if the transport is tried only when the application names it.
   *
   * @return false by default
   */
  default boolean onlyByName() {
    return false;
  }

  /**
   * Opens in advance what a connection will need. The engine calls this when it has sent the info
   * request and this is the first transport that it will try, unless the info excludes it. The
   * connect may never follow, or go elsewhere, so what is opened must not stay open without a use.
   * No request may be sent. A failure is not reported: the connect will fail likewise. This method
   * may be called before {@link #open}, on any thread, and must not block. By default it does
   * nothing.
   *
   * @param client the settings and shared resources of the client
   * @param baseUrl the URL of the connection, {@code http} or {@code https}
   */
  default void prepare(ClientContext client, URI baseUrl) {}

  /**
   * Creates the factory of one client. Called once for each client, when it first considers the
   * transport. The client closes the factory when it is closed itself. This method must not block,
   * and should start threads only when the first connection needs them.
   *
   * @param client the settings and shared resources of the client
   * @return a new factory
   */
  TransportFactory open(ClientContext client);
}
