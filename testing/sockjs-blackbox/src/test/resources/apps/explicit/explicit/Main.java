package explicit;

import dev.sockjs.SockJsClient;
import dev.sockjs.transport.websocket.WebSocketTransports;
import echo.Echo;

/** Uses the WebSocket transports without discovery. */
public final class Main {
  private Main() {}

  /**
   * @param args the arguments of {@link Echo#run}
   */
  public static void main(String[] args) throws Exception {
    Echo.run(
        SockJsClient.builder().discovery(false).transports(WebSocketTransports.all()), args);
  }
}
