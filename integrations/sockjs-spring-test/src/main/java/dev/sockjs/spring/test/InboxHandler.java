package dev.sockjs.spring.test;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;

/** Receives the frames of a subscription: messages for its inbox, and probes. */
final class InboxHandler implements StompFrameHandler {

  /** Marks messages that are not the application's; its value is that of one barrier. */
  static final String PROBE_HEADER = "sockjs-test-probe";

  private final StompInbox<?> inbox;
  private final SessionLog log;
  private final String probe;

  /** Guarded by the lock of the log. */
  private boolean probed;

  InboxHandler(StompInbox<?> inbox, SessionLog log, String probe) {
    this.inbox = inbox;
    this.log = log;
    this.probe = probe;
  }

  /** Tells if a probe has arrived. With the lock of the log. */
  boolean isProbed() {
    return probed;
  }

  @Override
  public Type getPayloadType(StompHeaders headers) {
    return byte[].class;
  }

  @Override
  public void handleFrame(StompHeaders headers, @Nullable Object payload) {
    String from = headers.getFirst(PROBE_HEADER);
    if (from == null) {
      inbox.add(new StompFrame(headers, payload instanceof byte[] body ? body : new byte[0]));
    } else if (from.equals(probe)) {
      log.add("probe came back from " + inbox.destination(), () -> probed = true);
    }
  }
}
