package boot;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.transport.websocket.WebSocketTransports;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * Connects to the URL of an echo endpoint, and to one of its own, and prints every event. Its
 * arguments are that URL and the names of transports.
 */
@SpringBootApplication
@EnableWebSocket
public class EchoApplication implements WebSocketConfigurer {
  private static final int TIMEOUT_SECONDS = 40;

  public static void main(String[] args) {
    SpringApplication.run(EchoApplication.class, args).close();
  }

  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    registry.addHandler(new EchoHandler(), "/echo").withSockJS();
  }

  @Bean
  SockJsClient client() {
    return SockJsClient.create();
  }

  @Bean
  CommandLineRunner runner(SockJsClient client, Environment environment) {
    return args -> {
      System.out.println("transports " + client.transports());
      String own = "http://127.0.0.1:" + environment.getProperty("local.server.port") + "/echo";
      for (String url : List.of(args[0], own)) {
        for (String transport : List.of(args).subList(1, args.length)) {
          converse(client, url, transport);
        }
        try (SockJsClient tyrus =
            SockJsClient.builder().discovery(false).transports(WebSocketTransports.all()).build()) {
          converse(tyrus, url, "websocket");
        }
      }
    };
  }

  private static void converse(SockJsClient client, String url, String transport) throws Exception {
    Duration longTime = Duration.ofSeconds(30); // a busy machine, and a JVM that has just started
    SockJsOptions options =
        SockJsOptions.builder()
            .transports(transport)
            .infoTimeout(longTime)
            .timeout(longTime)
            .closeLinger(longTime)
            .build();
    SockJs sock = client.connect(URI.create(url), options, new Conversation());
    sock.opened().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    sock.closed().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  private static final class EchoHandler extends TextWebSocketHandler {
    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message)
        throws IOException {
      session.sendMessage(message);
    }
  }

  private static final class Conversation implements SockJsListener {
    @Override
    public void onOpen(SockJs sock) {
      System.out.println("open " + sock.transport().orElseThrow());
      sock.send("hello");
    }

    @Override
    public void onMessage(SockJs sock, String message) {
      System.out.println("message " + message);
      sock.close();
    }

    @Override
    public void onClose(SockJs sock, CloseEvent event) {
      System.out.println("close " + event);
    }
  }
}
