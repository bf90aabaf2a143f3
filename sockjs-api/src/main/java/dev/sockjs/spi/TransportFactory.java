package dev.sockjs.spi;

import dev.sockjs.ServerInfo;

/** Makes the connections of one transport for one client. */
public interface TransportFactory extends AutoCloseable {

  /**
   * Tells if an attempt makes sense, from the server's info and the client's settings. A transport
   * that cannot go through the client's proxy, for example, refuses here; it must never connect
   * directly instead.
   *
   * @param info the server's info
   * @param target the server that the connection goes to
   * @return usable, or the reason why not
   */
  Eligibility eligibility(ServerInfo info, TransportTarget target);

  /**
   * Starts to connect. Returns at once; everything else is told to the listener, failures included.
   *
   * @param request the connection to be made
   * @param listener hears what happens; it may be called before this method returns
   * @return the transport, which the engine can abort from now on
   */
  Transport connect(TransportRequest request, TransportListener listener);

  /**
   * Frees what the factory made itself. All its transports have been closed or aborted before. What
   * it got from {@link ClientContext#shared} is not its to close.
   */
  @Override
  void close();
}
