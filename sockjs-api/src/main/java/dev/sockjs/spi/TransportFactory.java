package dev.sockjs.spi;

import dev.sockjs.ServerInfo;

/** Creates the connections of one transport for one client. Safe for use by any thread. */
public interface TransportFactory extends AutoCloseable {

  /**
   * Decides whether an attempt makes sense, from the server's info and the client's settings. A
   * transport that does not support the client's proxy, for example, refuses here. It must never
   * connect directly instead.
   *
   * @param info the server's info
   * @param target the server of the connection
   * @return usable, or the reason why not
   */
  Eligibility eligibility(ServerInfo info, TransportTarget target);

  /**
   * Starts to connect and returns at once. Everything else is reported to the listener, including
   * failures.
   *
   * @param request the connection to make
   * @param listener receives the events; may be called before this method returns
   * @return the transport, which the engine may abort from now on
   */
  Transport connect(TransportRequest request, TransportListener listener);

  /**
   * Frees the resources that the factory created. All its transports have been closed or aborted
   * before. The factory must not close what it got from {@link ClientContext#shared}.
   *
   * <p>Called once, on the thread that closes the client, which may be in a callback of the
   * application. The method may block until the factory's threads have ended, for some seconds at
   * most. It must not wait for a server, nor for the application.
   */
  @Override
  void close();
}
