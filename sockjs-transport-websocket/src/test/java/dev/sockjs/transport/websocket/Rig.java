package dev.sockjs.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.recorder.RecordingTransportListener;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A scripted server, and one transport that connects to it. */
final class Rig implements AutoCloseable {

  final ScriptedServer server;
  final RecordingTransportListener listener = new RecordingTransportListener();
  final TestClientContext.Builder client = TestClientContext.builder();
  final TestTransportRequest.Builder request;

  private final TransportProvider provider;
  private @Nullable TestClientContext context;
  private @Nullable TransportFactory factory;
  private @Nullable TestTransportRequest made;
  private @Nullable Transport transport;

  private Rig(TransportProvider provider, ScriptedServer server, Script script) {
    this.provider = provider;
    this.server = server.on("GET", "/websocket", script);
    this.request = TestTransportRequest.to(server.uri("/echo")).ids("042", "session1");
  }

  /**
   * A rig for {@code websocket}.
   *
   * @param script what the server does with the upgrade
   */
  static Rig sockJs(Script script) {
    return of(new WebSocketProvider(), script);
  }

  /** The same for {@code websocket-raw}. */
  static Rig raw(Script script) {
    return of(new RawWebSocketProvider(), script);
  }

  /** The same for any provider. */
  static Rig of(TransportProvider provider, Script script) {
    return new Rig(provider, ScriptedServer.start(), script);
  }

  /** The same as {@link #sockJs} over TLS. */
  static Rig tls(SSLContext context, Script script) {
    return new Rig(new WebSocketProvider(), ScriptedServer.start(context), script);
  }

  /** The same for any provider over TLS. */
  static Rig tls(TransportProvider provider, SSLContext context, Script script) {
    return new Rig(provider, ScriptedServer.start(context), script);
  }

  /** Starts to connect. */
  Transport connect() {
    return connect(request);
  }

  /** Starts to connect, perhaps to somewhere else. */
  Transport connect(TestTransportRequest.Builder wanted) {
    context = client.build();
    factory = provider.open(context);
    made = wanted.build();
    transport = factory.connect(made, listener);
    return transport;
  }

  /** Connects, and takes the frame {@code o}. */
  Transport open() {
    Transport connected = connect();
    listener.awaitConnected();
    listener.request(connected, 1);
    assertEquals("o", listener.awaitFrame());
    return connected;
  }

  /** Connects, which has to fail. */
  TransportEnd fail() {
    connect();
    return listener.awaitEnd();
  }

  /** The transport that {@link #connect} made. */
  Transport transport() {
    return Objects.requireNonNull(transport);
  }

  /** The request that {@link #connect} made. */
  TestTransportRequest made() {
    return Objects.requireNonNull(made);
  }

  /** Fails if the listener or the server saw something that no test looked at. */
  @Override
  public void close() {
    if (transport != null) {
      transport.abort();
    }
    if (factory != null) {
      factory.close();
    }
    if (context != null) {
      context.close();
    }
    server.close();
    listener.assertNoMoreEvents();
  }
}
