package dev.sockjs.spring;

import java.lang.reflect.Type;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.messaging.converter.StringMessageConverter;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.client.WebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;

/** Spring's STOMP client over a WebSocket client, with everything that it needs. */
final class StompTestClient implements AutoCloseable {

  private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
  private final Errors errors = new Errors();
  private final WebSocketStompClient stomp;

  StompTestClient(WebSocketClient client) {
    scheduler.initialize();
    stomp = new WebSocketStompClient(client);
    stomp.setMessageConverter(new StringMessageConverter());
    stomp.setTaskScheduler(scheduler);
    stomp.setDefaultHeartbeat(new long[] {0, 0});
    stomp.start();
  }

  WebSocketStompClient stomp() {
    return stomp;
  }

  /** Connects and waits for the CONNECTED frame. */
  StompSession connect(SpringServer server) throws Exception {
    return connect(server, null, null, errors);
  }

  StompSession connect(
      SpringServer server, WebSocketHttpHeaders headers, StompHeaders connectHeaders, Errors errors)
      throws Exception {
    return connectAsync(server, headers, connectHeaders, errors).get(60, TimeUnit.SECONDS);
  }

  CompletableFuture<StompSession> connectAsync(
      SpringServer server,
      WebSocketHttpHeaders headers,
      StompHeaders connectHeaders,
      Errors errors) {
    return stomp.connectAsync(server.url("/stomp"), headers, connectHeaders, errors);
  }

  /** Returns an inbox whose failures name the errors of the sessions that were connected. */
  Inbox inbox() {
    return new Inbox(errors);
  }

  @Override
  public void close() {
    stomp.stop();
    scheduler.shutdown();
  }

  /** Collects the transport errors and the exceptions of one STOMP session. */
  static final class Errors extends StompSessionHandlerAdapter {

    final BlockingQueue<Throwable> transportErrors = new LinkedBlockingQueue<>();
    final BlockingQueue<Throwable> exceptions = new LinkedBlockingQueue<>();
    final BlockingQueue<String> errorFrames = new LinkedBlockingQueue<>();

    @Override
    public void handleException(
        StompSession session,
        StompCommand command,
        StompHeaders headers,
        byte[] payload,
        Throwable exception) {
      exceptions.add(exception);
    }

    @Override
    public void handleTransportError(StompSession session, Throwable exception) {
      transportErrors.add(exception);
    }

    @Override
    public Type getPayloadType(StompHeaders headers) {
      return String.class;
    }

    @Override
    public void handleFrame(StompHeaders headers, Object payload) {
      errorFrames.add(headers.getFirst("message") + "");
    }

    @Override
    public String toString() {
      return "transport errors "
          + transportErrors
          + ", exceptions "
          + exceptions
          + ", ERROR frames "
          + errorFrames;
    }
  }

  /** Collects the messages of a subscription. */
  static final class Inbox implements StompFrameHandler {

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final Errors errors;

    Inbox() {
      this(new Errors());
    }

    private Inbox(Errors errors) {
      this.errors = errors;
    }

    @Override
    public Type getPayloadType(StompHeaders headers) {
      return String.class;
    }

    @Override
    public void handleFrame(StompHeaders headers, Object payload) {
      messages.add(String.valueOf(payload));
    }

    /** Returns and removes the next message. */
    String next() throws InterruptedException {
      String message = messages.poll(60, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("no message came; " + errors);
      }
      return message;
    }
  }
}
