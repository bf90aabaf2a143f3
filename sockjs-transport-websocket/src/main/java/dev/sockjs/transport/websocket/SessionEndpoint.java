package dev.sockjs.transport.websocket;

import dev.sockjs.Phase;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportRequest;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Extension;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Set;

/** What a container calls for one connection, on threads of its own. */
final class SessionEndpoint extends Endpoint implements MessageAssembler.Taker {

  private static final Logger LOG = System.getLogger(SessionEndpoint.class.getPackageName());

  /** What Tyrus says when a frame is longer than its buffer may grow. */
  private static final String TYRUS_OVERFLOW = "Buffer overflow.";

  /**
   * Tyrus tells what it found wrong with a frame as if the peer had closed for it (RFC 6455,
   * section 7.4.1). Whoever found it: that is no clean end.
   */
  private static final Set<Integer> VIOLATIONS =
      Set.of(CloseCodes.PROTOCOL_ERROR.getCode(), CloseCodes.NOT_CONSISTENT.getCode());

  private final WebSocketTransport transport;
  private final TransportRequest request;
  private final Receiver inbox;
  private final MessageAssembler parts;

  SessionEndpoint(WebSocketTransport transport, TransportRequest request, Receiver inbox) {
    this.transport = transport;
    this.request = request;
    this.inbox = inbox;
    parts = new MessageAssembler(request.maxFrameLength(), this);
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    if (!transport.opened(session)) {
      return;
    }
    session.setMaxIdleTimeout(-1);
    boolean raw = transport.framing() == Framing.RAW;
    MessageHandler.Partial<String> text = parts::text;
    MessageHandler.Partial<ByteBuffer> binary = raw ? parts::binary : this::ignored;
    MessageHandler.Whole<PongMessage> pong = answer -> inbox.activity();
    session.addMessageHandler(String.class, text);
    session.addMessageHandler(ByteBuffer.class, binary);
    session.addMessageHandler(PongMessage.class, pong);
    String protocol = session.getNegotiatedSubprotocol();
    if (protocol.isEmpty() || request.subprotocols().contains(protocol)) {
      inbox.connected(
          HandshakeDetails.of(
              protocol,
              session.getNegotiatedExtensions().stream().map(Extension::getName).toList()));
    } else {
      // RFC 6455, section 4.1
      transport.fail(
          TransportEnd.failed(Phase.REQUEST, "The server chose a sub-protocol nobody offered"));
    }
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    int code = reason.getCloseCode().getCode();
    String phrase = reason.getReasonPhrase();
    if (code == CloseCodes.CLOSED_ABNORMALLY.getCode()) {
      transport.closed(TransportEnd.failed(Phase.RECEIVE, "The connection broke"));
    } else if (phrase.equals(TYRUS_OVERFLOW)) {
      transport.closed(tooLongEnd());
    } else if (VIOLATIONS.contains(code)) {
      transport.closed(TransportEnd.failed(Phase.RECEIVE, phrase).withCode(code));
    } else {
      transport.closed(TransportEnd.closed(code, phrase));
    }
  }

  @Override
  public void onError(Session session, Throwable failure) {
    transport.fail(TransportEnd.failed(Phase.RECEIVE, failure));
  }

  @Override
  public void message(String text) {
    if (!inbox.offer(text)) {
      transport.fail(
          TransportEnd.failed(
                  Phase.RECEIVE,
                  "Frames of more than "
                      + request.maxFrameLength()
                      + " units wait for the application: a shared container cannot stop reading")
              .withCode(CloseCodes.VIOLATED_POLICY.getCode()));
    } else if (transport.hasItsOwnThreads()) {
      inbox.awaitDemand();
    }
  }

  @Override
  public void part() {
    inbox.activity();
  }

  @Override
  public void tooLong() {
    transport.fail(tooLongEnd());
  }

  private TransportEnd tooLongEnd() {
    return TransportEnd.failed(
            Phase.RECEIVE, "A frame is longer than " + request.maxFrameLength() + " units")
        .withCode(CloseCodes.TOO_BIG.getCode());
  }

  /** SockJS has no binary frames (sockjs-protocol 0.3.3, "Framing"). */
  private void ignored(ByteBuffer part, boolean last) {
    LOG.log(Level.DEBUG, "A binary message from a SockJS server is ignored");
    inbox.activity();
  }
}
