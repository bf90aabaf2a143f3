package dev.sockjs.transport.websocket.connection;

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
import java.util.List;
import java.util.Set;

/** The endpoint of one connection. The container calls it on its own threads. */
final class SessionEndpoint extends Endpoint implements MessageAssembler.Sink {

  private static final Logger LOG = System.getLogger(SessionEndpoint.class.getPackageName());

  /** The reason phrase of Tyrus for a frame that is longer than its buffer may grow. */
  private static final String TYRUS_BUFFER_OVERFLOW = "Buffer overflow.";

  /** The reason phrase of Tyrus for a CLOSE without a code. */
  private static final String TYRUS_EMPTY_CLOSE = "Normal closure.";

  /**
   * Codes with which Tyrus reports its own finding of an invalid frame as if the peer had closed
   * (RFC 6455, section 7.4.1). From either side, they are not a clean end.
   */
  private static final Set<Integer> PROTOCOL_VIOLATIONS =
      Set.of(CloseCodes.PROTOCOL_ERROR.getCode(), CloseCodes.NOT_CONSISTENT.getCode());

  private final WebSocketTransport transport;
  private final TransportRequest request;
  private final Receiver receiver;
  private final MessageAssembler assembler;

  SessionEndpoint(WebSocketTransport transport, TransportRequest request, Receiver receiver) {
    this.transport = transport;
    this.request = request;
    this.receiver = receiver;
    assembler = new MessageAssembler(request.maxFrameLength(), this);
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    if (!transport.opened(session)) {
      return;
    }
    session.setMaxIdleTimeout(-1);
    addMessageHandlers(session);
    String protocol = session.getNegotiatedSubprotocol();
    if (protocol.isEmpty() || request.subprotocols().contains(protocol)) {
      receiver.connected(HandshakeDetails.of(protocol, extensions(session)));
    } else {
      // RFC 6455, section 4.1
      transport.end(
          TransportEnd.failed(
              Phase.REQUEST, "The server chose a sub-protocol that was not offered"));
    }
  }

  private void addMessageHandlers(Session session) {
    boolean raw = transport.framing() == Framing.RAW;
    MessageHandler.Partial<String> text = assembler::text;
    MessageHandler.Partial<ByteBuffer> binary = raw ? assembler::binary : this::ignoreBinary;
    MessageHandler.Whole<PongMessage> pong = message -> receiver.activity();
    session.addMessageHandler(String.class, text);
    session.addMessageHandler(ByteBuffer.class, binary);
    session.addMessageHandler(PongMessage.class, pong);
  }

  private static List<String> extensions(Session session) {
    return session.getNegotiatedExtensions().stream().map(Extension::getName).toList();
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    int code = reason.getCloseCode().getCode();
    String phrase = reason.getReasonPhrase();
    if (code == CloseCodes.CLOSED_ABNORMALLY.getCode()) {
      transport.closed(
          TransportEnd.failed(Phase.RECEIVE, "The connection ended without a CLOSE frame"));
    } else if (phrase.equals(TYRUS_BUFFER_OVERFLOW)) {
      transport.closed(frameTooLong());
    } else if (isEmptyClose(code, phrase)) {
      transport.closed(TransportEnd.closed(CloseCodes.NO_STATUS_CODE.getCode(), ""));
    } else if (PROTOCOL_VIOLATIONS.contains(code)) {
      transport.closed(TransportEnd.failed(Phase.RECEIVE, phrase).withCode(code));
    } else {
      transport.closed(TransportEnd.closed(code, phrase));
    }
  }

  /**
   * Tells if the peer sent a CLOSE without a code, for which Tyrus reports its own code and phrase.
   * A peer may send the same phrase; the last byte of an empty CLOSE is its length, 0.
   */
  private boolean isEmptyClose(int code, String phrase) {
    return code == CloseCodes.NORMAL_CLOSURE.getCode()
        && phrase.equals(TYRUS_EMPTY_CLOSE)
        && transport.lastByte() == 0;
  }

  @Override
  public void onError(Session session, Throwable failure) {
    transport.end(TransportEnd.failed(Phase.RECEIVE, failure));
  }

  @Override
  public void message(String text) {
    if (!receiver.offer(text)) {
      transport.end(applicationTooSlow());
    } else if (transport.hasOwnThreads()) {
      receiver.awaitDemand();
    }
  }

  @Override
  public void part() {
    receiver.activity();
  }

  @Override
  public void tooLong() {
    transport.end(frameTooLong());
  }

  private TransportEnd applicationTooSlow() {
    return TransportEnd.failed(
            Phase.RECEIVE,
            "More than "
                + request.maxFrameLength()
                + " UTF-16 units wait for the application: a shared container cannot stop reading")
        .withCode(CloseCodes.VIOLATED_POLICY.getCode());
  }

  private TransportEnd frameTooLong() {
    return TransportEnd.failed(
            Phase.RECEIVE, "A frame is longer than " + request.maxFrameLength() + " UTF-16 units")
        .withCode(CloseCodes.TOO_BIG.getCode());
  }

  /** SockJS has no binary frames (sockjs-protocol 0.3.3, "Framing"). */
  private void ignoreBinary(ByteBuffer part, boolean last) {
    LOG.log(Level.DEBUG, "Ignored a binary message from a SockJS server");
    receiver.activity();
  }
}
