package dev.sockjs.spi;

import dev.sockjs.ServerInfo;

/** Makes the connections of one transport for one client. */
public interface TransportFactory extends AutoCloseable {

  /**
   * Whether an attempt makes sense, by what the server and the client's settings say. A transport
   * that cannot go through the client's proxy, for example, refuses here; it must never connect
   * directly instead.
   *
   * @param info what the server says of itself
   * @param request the connection to be made
   * @return usable, or why not
   */
  Eligibility eligibility(ServerInfo info, TransportRequest request);

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
