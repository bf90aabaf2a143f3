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
import dev.sockjs.transport.websocket.services.RawWebSocketProvider;
import dev.sockjs.transport.websocket.services.WebSocketProvider;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A scripted server and one transport that connects to it. */
final class TransportFixture implements AutoCloseable {

  final ScriptedServer server;
  final RecordingTransportListener listener = new RecordingTransportListener();
  final TestClientContext.Builder client = TestClientContext.builder();
  final TestTransportRequest.Builder request;

  private final TransportProvider provider;
  private @Nullable TestClientContext context;
  private @Nullable TransportFactory factory;
  private @Nullable TestTransportRequest builtRequest;
  private @Nullable Transport transport;

  private TransportFixture(TransportProvider provider, ScriptedServer server, Script script) {
    this.provider = provider;
    this.server = server.on("GET", "/websocket", script);
    this.request = TestTransportRequest.to(server.uri("/echo")).ids("042", "session1");
  }

  /**
   * Starts a server for {@code websocket}.
   *
   * @param script handles the upgrade
   */
  static TransportFixture webSocket(Script script) {
    return of(new WebSocketProvider(), script);
  }

  /** Starts a server for {@code websocket-raw}. */
  static TransportFixture raw(Script script) {
    return of(new RawWebSocketProvider(), script);
  }

  /** Starts a server for the transport of any provider. */
  static TransportFixture of(TransportProvider provider, Script script) {
    return new TransportFixture(provider, ScriptedServer.start(), script);
  }

  /** Starts a server with TLS for {@code websocket}. */
  static TransportFixture tls(SSLContext context, Script script) {
    return tls(new WebSocketProvider(), context, script);
  }

  /** Starts a server with TLS for the transport of any provider. */
  static TransportFixture tls(TransportProvider provider, SSLContext context, Script script) {
    return new TransportFixture(provider, ScriptedServer.start(context), script);
  }

  /** Starts to connect with {@link #request}. */
  Transport connect() {
    return connect(request);
  }

  /** Starts to connect with another request. */
  Transport connect(TestTransportRequest.Builder other) {
    context = client.build();
    factory = provider.open(context);
    builtRequest = other.build();
    transport = factory.connect(builtRequest, listener);
    return transport;
  }

  /** Connects and takes the open frame. */
  Transport open() {
    Transport connected = connect();
    listener.awaitConnected();
    listener.request(connected, 1);
    assertEquals("o", listener.awaitFrame());
    return connected;
  }

  /** Connects, which must fail, and returns the end. */
  TransportEnd fail() {
    connect();
    return listener.awaitEnd();
  }

  /** Returns the transport that {@link #connect} created. */
  Transport transport() {
    return Objects.requireNonNull(transport);
  }

  /** Returns the request that {@link #connect} built. */
  TestTransportRequest builtRequest() {
    return Objects.requireNonNull(builtRequest);
  }

  /** Aborts the transport. Fails if there are events that the test did not take. */
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
