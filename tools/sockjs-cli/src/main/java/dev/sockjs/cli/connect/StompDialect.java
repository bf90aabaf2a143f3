package dev.sockjs.cli.connect;

import dev.sockjs.cli.output.ErrorMessage;
import dev.sockjs.cli.stomp.StompDecoder;
import dev.sockjs.cli.stomp.StompException;
import dev.sockjs.cli.stomp.StompFrame;
import dev.sockjs.spi.Scheduler;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * STOMP 1.2, 1.1 and 1.0. Connects when the session has opened, and lets the input begin when the
 * server has responded. Closes with DISCONNECT, so that the server has processed all frames before.
 */
public final class StompDialect implements Dialect {

  /** In UTF-16 units: four of the longest messages that SockJS delivers by default. */
  private static final int MAX_FRAME = 16 << 20;

  private static final Duration MAX_DISCONNECT_TIME = Duration.ofSeconds(2);
  private static final String DISCONNECT_RECEIPT = "disconnect";

  private final StompSettings settings;
  private final StompCommands commands;
  private final Scheduler scheduler;

  /** The current session, or null before the first one. Guarded by this. */
  private @Nullable Session session;

  /** The parts of one STOMP session. */
  private static final class Session {
    private final Link link;
    private final Conversation conversation;
    private final StompHeartbeats heartbeats;
    private final StompDecoder decoder = new StompDecoder(MAX_FRAME);

    /** Guarded by the dialect. */
    private boolean connected;

    /** Guarded by the dialect. */
    private @Nullable CloseRequest closing;

    Session(Link link, Conversation conversation, StompHeartbeats heartbeats) {
      this.link = link;
      this.conversation = conversation;
      this.heartbeats = heartbeats;
    }
  }

  /** Creates the dialect of a session. */
  public StompDialect(StompSettings settings, StompCommands commands, Scheduler scheduler) {
    this.settings = settings;
    this.commands = commands;
    this.scheduler = scheduler;
  }

  @Override
  public void opened(Link link, Conversation conversation) {
    StompHeartbeats heartbeats =
        new StompHeartbeats(
            scheduler,
            () -> link.offer("\n"),
            silence ->
                conversation.fail(
                    "No STOMP heart-beat of the server for " + silence.toMillis() + " ms"));
    synchronized (this) {
      session = new Session(link, conversation, heartbeats);
    }
    link.offer(connectFrame().encode());
  }

  private StompFrame connectFrame() {
    String interval = Long.toString(settings.heartbeat().toMillis());
    StompFrame frame =
        StompFrame.of("CONNECT")
            .with("accept-version", "1.2,1.1,1.0")
            .with("host", settings.host())
            .with("heart-beat", interval + "," + interval);
    if (settings.login().isPresent()) {
      frame = frame.with("login", settings.login().get());
    }
    return settings.passcode().isPresent()
        ? frame.with("passcode", settings.passcode().get())
        : frame;
  }

  @Override
  public void received(String message) {
    Session current = current().orElseThrow();
    current.heartbeats.received();
    try {
      current.decoder.decode(message).forEach(frame -> process(current, frame));
    } catch (StompException e) {
      current.conversation.fail(String.valueOf(e.getMessage()));
    }
  }

  private void process(Session current, StompFrame frame) {
    current.conversation.print(out -> out.stomp(frame));
    switch (frame.command()) {
      case "CONNECTED" -> connected(current, frame);
      case "MESSAGE" -> current.conversation.messageArrived();
      case "RECEIPT" -> receipt(current, frame);
      case "ERROR" -> current.conversation.fail("The server has ended the STOMP session");
      default -> {
        // Printed above. STOMP 1.2 defines no other frame of a server.
      }
    }
  }

  private void connected(Session current, StompFrame frame) {
    try {
      current.heartbeats.start(settings.heartbeat(), frame.header("heart-beat").orElse("0,0"));
    } catch (IllegalArgumentException e) {
      current.conversation.fail(ErrorMessage.of(e));
      return;
    }
    synchronized (this) {
      current.connected = true;
    }
    commands.subscribeAgain(current.link);
    current.conversation.ready();
  }

  private void receipt(Session current, StompFrame frame) {
    if (frame.header("receipt-id").orElse("").equals(DISCONNECT_RECEIPT)) {
      closeSocket(current);
    }
  }

  @Override
  public void close(Link link, CloseRequest request) {
    Session disconnecting = null;
    synchronized (this) {
      if (session != null && session.closing != null) {
        return; // the receipt, or the end of the time for it, closes the session
      }
      if (session != null && session.connected) {
        disconnecting = session;
        disconnecting.closing = request;
      }
    }
    if (disconnecting == null || !disconnect(disconnecting, link)) {
      link.close(request);
    }
  }

  /** Returns false if the frame cannot be sent. */
  private boolean disconnect(Session disconnecting, Link link) {
    StompFrame frame = StompFrame.of("DISCONNECT").with("receipt", DISCONNECT_RECEIPT);
    boolean isAccepted = link.offer(frame.encode());
    if (isAccepted) {
      scheduler.schedule(MAX_DISCONNECT_TIME, () -> closeSocket(disconnecting));
    }
    return isAccepted;
  }

  private void closeSocket(Session current) {
    CloseRequest request;
    synchronized (this) {
      request = current.closing;
    }
    if (request != null) {
      current.link.close(request);
    }
  }

  private synchronized Optional<Session> current() {
    return Optional.ofNullable(session);
  }

  /** The first frame of a session is CONNECT, and the server must respond before the next one. */
  @Override
  public boolean canQueue() {
    return false;
  }

  @Override
  public void ended() {
    current().ifPresent(current -> current.heartbeats.stop());
  }
}
