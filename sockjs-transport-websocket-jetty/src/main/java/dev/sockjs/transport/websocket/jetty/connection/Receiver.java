package dev.sockjs.transport.websocket.jetty.connection;

import dev.sockjs.Phase;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.TransportEnd;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.exception.CloseException;
import org.jspecify.annotations.Nullable;

/**
 * The receiving half of a connection. Jetty reads one frame for each demand; demand follows the
 * messages that the engine requested, so a slow application makes the server wait.
 */
final class Receiver implements FrameHandler {

  private final JettyWebSocketTransport transport;
  private final Framing framing;
  private final Sender sender;
  private final MessageDecoder decoder;

  private volatile @Nullable CoreSession session;

  /** Messages that may be passed on. Guarded by this, as are the fields below. */
  private long allowance;

  /** A message that arrived without allowance. Nothing is read while it waits. */
  private @Nullable String waiting;

  /**
   * Set from a demand until its frame is handled. A second demand would be an error, and a demand
   * while a frame is handled could bring the next one when this one has to wait.
   */
  private boolean demanding;

  /** Set while the message that waited is passed on: the next one must not overtake it. */
  private boolean passing;

  /** Set once messages are dropped, and only the peer's CLOSE matters. */
  private boolean dropping;

  // Jetty calls the frame handler's methods one at a time.
  private boolean isText;
  private @Nullable CloseStatus peerClose;

  /** Keeps the buffer of the frame before in use; see {@link #finish}. */
  private @Nullable Callback unfinished;

  private @Nullable Throwable failure;

  /**
   * @param maxMessageLength the longest message, in UTF-16 units
   */
  Receiver(
      JettyWebSocketTransport transport, Framing framing, Sender sender, int maxMessageLength) {
    this.transport = transport;
    this.framing = framing;
    this.sender = sender;
    this.decoder = new MessageDecoder(maxMessageLength);
  }

  /** Allows more messages. On any thread. */
  void request(long count) {
    if (count < 1) {
      throw new IllegalArgumentException("The number of frames must be at least 1: " + count);
    }
    String message;
    synchronized (this) {
      allowance = allowance > Long.MAX_VALUE - count ? Long.MAX_VALUE : allowance + count;
      message = waiting;
      if (message != null) {
        waiting = null;
        passing = true;
        allowance--;
      }
    }
    if (message != null) {
      transport.message(message);
      synchronized (this) {
        passing = false;
      }
    }
    demand();
  }

  /** Drops messages from now on, and reads until the peer's CLOSE. */
  void readToTheEnd() {
    synchronized (this) {
      dropping = true;
      waiting = null;
    }
    demand();
  }

  /** Asks Jetty for the next frame, so that a CLOSE is seen too, unless a message waits. */
  private void demand() {
    CoreSession open = session;
    if (open == null) {
      return;
    }
    synchronized (this) {
      if (demanding || passing || waiting != null) {
        return;
      }
      demanding = true;
    }
    open.demand();
  }

  private void arrived(String message) {
    synchronized (this) {
      if (dropping) {
        return;
      }
      if (allowance == 0) {
        waiting = message;
        return;
      }
      allowance--;
    }
    transport.message(message);
  }

  private synchronized boolean isDropping() {
    return dropping;
  }

  @Override
  public void onOpen(CoreSession opened, Callback callback) {
    boolean wanted = transport.opened(opened);
    callback.succeeded();
    if (wanted) {
      session = opened;
      demand();
    } else {
      opened.abort();
    }
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    finishLast();
    switch (frame.getOpCode()) {
      case OpCode.TEXT, OpCode.BINARY, OpCode.CONTINUATION -> data(frame, callback);
      case OpCode.PING -> {
        ByteBuffer payload = copy(frame.getPayload());
        callback.succeeded();
        reply(payload);
        transport.activity();
      }
      case OpCode.CLOSE -> {
        peerClose = CloseStatus.getCloseStatus(frame);
        callback.succeeded();
        return;
      }
      default -> {
        callback.succeeded();
        transport.activity();
      }
    }
    synchronized (this) {
      demanding = false;
    }
    demand();
  }

  private void reply(ByteBuffer payload) {
    CoreSession open = session;
    if (open != null) {
      sender.pong(payload, open);
    }
  }

  private void data(Frame frame, Callback callback) {
    if (frame.getOpCode() != OpCode.CONTINUATION) {
      isText = frame.getOpCode() == OpCode.TEXT;
    }
    if (isDropping() || (!isText && framing == Framing.SOCKJS)) {
      // SockJS has no binary frames (sockjs-protocol 0.3.3, "Framing").
      finish(frame, callback);
      transport.activity();
      return;
    }
    try {
      Optional<String> message = decoder.add(frame.getPayload(), frame.isFin(), isText);
      finish(frame, callback);
      if (message.isPresent()) {
        arrived(message.get());
      } else {
        transport.activity();
      }
    } catch (CloseException e) {
      callback.succeeded();
      transport.fail(violation(e));
    }
  }

  /**
   * Finishes with a frame, so that Jetty reads on into its buffer. If frames arrived together with
   * the response to the upgrade, Jetty made a buffer for just those bytes, and would go on reading
   * a few bytes at a time. That buffer stays in use until the next frame, so Jetty takes another
   * one.
   */
  @SuppressWarnings("ByteBufferBackingArray") // Only the size of the whole buffer matters.
  private void finish(Frame frame, Callback callback) {
    ByteBuffer payload = frame.getPayload();
    if (payload.hasArray() && payload.array().length < WebSocketClient.INPUT_BUFFER_BYTES) {
      unfinished = callback;
    } else {
      callback.succeeded();
    }
  }

  private void finishLast() {
    Callback last = unfinished;
    unfinished = null;
    if (last != null) {
      last.succeeded();
    }
  }

  /**
   * A violation of the protocol or of our bounds, with its close code (RFC 6455, section 7.4.1).
   */
  private static TransportEnd violation(CloseException failure) {
    return TransportEnd.failed(Phase.RECEIVE, String.valueOf(failure.getMessage()))
        .withCode(failure.getStatusCode());
  }

  private static ByteBuffer copy(ByteBuffer payload) {
    ByteBuffer copy = ByteBuffer.allocate(payload.remaining());
    return copy.put(payload.slice()).flip();
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    failure = cause;
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    finishLast();
    callback.succeeded();
    if (peerClose != null) {
      String reason = peerClose.getReason();
      transport.end(TransportEnd.closed(peerClose.getCode(), reason == null ? "" : reason));
    } else if (failure instanceof CloseException violation) {
      transport.end(violation(violation));
    } else if (failure != null) {
      transport.end(TransportEnd.failed(Phase.RECEIVE, failure));
    } else if (CloseStatus.isOrdinary(status.getCode())) {
      // Both ends sent a CLOSE at the same time. Jetty reports the end when ours is sent, maybe
      // before the thread that reads has passed on the peer's. Without that, the code is 1006.
      transport.end(TransportEnd.closed());
    } else {
      transport.end(
          TransportEnd.failed(Phase.RECEIVE, "The connection ended without a CLOSE frame"));
    }
  }
}
