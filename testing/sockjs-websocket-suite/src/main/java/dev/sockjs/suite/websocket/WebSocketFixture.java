package dev.sockjs.suite.websocket;

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
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A scripted server and one transport that connects to it. */
public final class WebSocketFixture implements AutoCloseable {

  public final ScriptedServer server;
  public final RecordingTransportListener listener = new RecordingTransportListener();
  public final TestClientContext.Builder client = TestClientContext.builder();
  public final TestTransportRequest.Builder request;

  private final WebSocketUnderTest transports;
  private final TransportProvider provider;
  private @Nullable TestClientContext context;
  private @Nullable TransportFactory factory;
  private @Nullable TestTransportRequest builtRequest;
  private @Nullable Transport transport;

  WebSocketFixture(
      WebSocketUnderTest transports,
      TransportProvider provider,
      ScriptedServer server,
      Script script) {
    this.transports = transports;
    this.provider = provider;
    this.server = server.on("GET", "/websocket", script);
    this.request = requestTo(server.uri("/echo")).ids("042", "session1");
  }

  /** Starts to build a request with another base URL than that of the server. */
  public TestTransportRequest.Builder requestTo(URI baseUrl) {
    TestTransportRequest.Builder builder = TestTransportRequest.to(baseUrl);
    transports.settings().accept(builder);
    return builder;
  }

  /** Starts to connect with {@link #request}. */
  public Transport connect() {
    return connect(request);
  }

  /** Starts to connect with another request. */
  public Transport connect(TestTransportRequest.Builder other) {
    context = client.build();
    factory = provider.open(context);
    builtRequest = other.build();
    transport = factory.connect(builtRequest, listener);
    return transport;
  }

  /** Starts to connect to another base URL than that of the server. */
  public Transport connectTo(URI baseUrl) {
    return connect(requestTo(baseUrl));
  }

  /** Connects and takes the open frame. */
  public Transport open() {
    Transport connected = connect();
    listener.awaitConnected();
    listener.request(connected, 1);
    assertEquals("o", listener.awaitFrame());
    return connected;
  }

  /** Connects, which must fail, and returns the end. */
  public TransportEnd fail() {
    connect();
    return listener.awaitEnd();
  }

  /** Returns the transport that {@link #connect} created. */
  public Transport transport() {
    return Objects.requireNonNull(transport);
  }

  /** Returns the request that {@link #connect} built. */
  public TestTransportRequest builtRequest() {
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
