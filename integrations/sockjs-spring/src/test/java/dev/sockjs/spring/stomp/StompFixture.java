package dev.sockjs.spring.stomp;

import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.messaging.converter.StringMessageConverter;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.web.socket.messaging.WebSocketStompClient;

/** A session over a fake WebSocket client and a manual clock. Pauses are not random. */
final class StompFixture {

  static final URI URL = URI.create("http://localhost/ws");
  static final Duration SECOND = Duration.ofSeconds(1);

  final ManualTaskScheduler scheduler = new ManualTaskScheduler();
  final FakeWebSocketClient server = new FakeWebSocketClient();
  final RecordingStompListener listener = new RecordingStompListener();
  final WebSocketStompClient client = new WebSocketStompClient(server);

  StompFixture() {
    client.setMessageConverter(new StringMessageConverter());
    client.setTaskScheduler(scheduler);
  }

  ReconnectingStompSessionBuilder builder() {
    return ReconnectingStompSession.builder(client, URL).jitter(0).listener(listener);
  }

  /** Starts the session, runs the first attempt, and forgets its event. */
  ReconnectingStompSession started(ReconnectingStompSession session) {
    session.start();
    scheduler.run();
    listener.take();
    return session;
  }

  /** Starts the session, accepts the first attempt, and forgets its events. */
  ReconnectingStompSession connected(ReconnectingStompSession session) {
    started(session);
    server.last().accept();
    listener.take();
    return session;
  }

  /** Adds the text of each message to a list. */
  static StompFrameHandler addTo(List<Object> received) {
    return texts(received::add);
  }

  /** Handles the text of each message. */
  static StompFrameHandler texts(Consumer<Object> handler) {
    return new StompFrameHandler() {
      @Override
      public Type getPayloadType(StompHeaders headers) {
        return String.class;
      }

      @Override
      public void handleFrame(StompHeaders headers, Object payload) {
        handler.accept(payload);
      }
    };
  }

  static StompFrameHandler ignored() {
    return addTo(new ArrayList<>());
  }
}
