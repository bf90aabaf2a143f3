package byhand;

import dev.sockjs.SockJsClient;
import dev.sockjs.transport.websocket.WebSocketTransports;
import echo.Echo;

/** Looks up no transports, and gives those over WebSocket. */
public final class Main {
  private Main() {}

  /**
   * @param args as {@link Echo#run} wants them
   */
  public static void main(String[] args) throws Exception {
    Echo.run(
        SockJsClient.builder().discovery(false).transports(WebSocketTransports.all()), args);
  }
}
