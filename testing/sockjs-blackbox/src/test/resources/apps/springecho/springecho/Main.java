package springecho;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.spring.SockJsWebSocketClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** Sends a message to an echo endpoint over each transport, and prints every event. */
public final class Main extends TextWebSocketHandler {
  private static final int TIMEOUT_SECONDS = 40;

  private final CountDownLatch closed = new CountDownLatch(1);

  private Main() {}

  /**
   * Prints what Spring is on this path, then connects.
   *
   * @param args the URL of the echo endpoint, then the names of transports, one for each connection
   */
  public static void main(String[] args) throws Exception {
    Module spring = WebSocketSession.class.getModule();
    System.out.println(spring.getName() + " automatic " + spring.getDescriptor().isAutomatic());
    try (SockJsClient client = SockJsClient.create()) {
      for (String transport : List.of(args).subList(1, args.length)) {
        converse(client, args[0], transport);
      }
    }
  }

  private static void converse(SockJsClient client, String url, String transport) throws Exception {
    Main handler = new Main();
    Duration longTime = Duration.ofSeconds(30); // a busy machine, and a JVM that has just started
    SockJsOptions options =
        SockJsOptions.builder()
            .transports(transport)
            .infoTimeout(longTime)
            .timeout(longTime)
            .closeLinger(longTime)
            .build();
    new SockJsWebSocketClient(client, options)
        .execute(handler, url)
        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    if (!handler.closed.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("not closed: " + transport);
    }
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) throws Exception {
    SockJs sock = ((NativeWebSocketSession) session).getNativeSession(SockJs.class);
    System.out.println("open " + sock.transport().orElseThrow());
    session.sendMessage(new TextMessage("hello"));
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
    System.out.println("message " + message.getPayload());
    session.close();
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    System.out.println("close " + status.getCode());
    closed.countDown();
  }
}
