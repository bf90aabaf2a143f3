package dev.sockjs.http.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.DataInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.Transport;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A write that begins before the one before it has ended, as after the response to a CONNECT. */
class PendingWriteTest {

  /** More than the buffers of both sockets hold. */
  private static final int LONG = 16 << 20;

  private static final long TIMEOUT_SECONDS = 20;

  private final OneConnection connector = new OneConnection();

  @BeforeEach
  void start() {
    LifeCycle.start(connector);
  }

  @AfterEach
  void stop() {
    LifeCycle.stop(connector);
  }

  @Test
  void writeWaitsForThePendingOne() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      EndPoint client = connect(listener);
      try (Socket server = listener.accept()) {
        Callback.Completable first = new Callback.Completable();
        Callback.Completable second = new Callback.Completable();
        client.write(first, ByteBuffer.allocate(LONG));
        client.write(second, ByteBuffer.wrap("second".getBytes(US_ASCII)));
        assertFalse(first.isDone() || second.isDone());

        DataInputStream in = new DataInputStream(server.getInputStream());
        in.skipNBytes(LONG);
        assertEquals("second", new String(in.readNBytes("second".length()), US_ASCII));
        second.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      }
    }
  }

  private EndPoint connect(ServerSocket listener) throws Exception {
    Map<String, Object> context = new HashMap<>();
    context.put(
        ClientConnector.CONNECTION_PROMISE_CONTEXT_KEY,
        Promise.<Connection>from(opened -> {}, connector.opened::completeExceptionally));
    context.put(Transport.class.getName(), Transport.TCP_IP);
    connector.connect(listener.getLocalSocketAddress(), context);
    return connector.opened.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  /** Opens one connection, which passes its end point on, and reads nothing. */
  private static final class OneConnection extends ClientConnector {
    final CompletableFuture<EndPoint> opened = new CompletableFuture<>();

    @Override
    protected EndPoint newEndPoint(
        SelectableChannel channel, ManagedSelector selector, SelectionKey key) {
      return new TcpEndPoint((SocketChannel) channel, selector, key, getScheduler(), open -> false);
    }

    @Override
    protected Connection newConnection(EndPoint endPoint, Map<String, Object> context) {
      return new AbstractConnection(endPoint, getExecutor()) {
        @Override
        public void onOpen() {
          super.onOpen();
          opened.complete(endPoint);
        }

        @Override
        public void onFillable() {}
      };
    }
  }
}
