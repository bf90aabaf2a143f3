package dev.sockjs.testserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A minimal SockJS client that returns what is on the wire. */
final class Client {
  private static final AtomicInteger SESSIONS = new AtomicInteger();

  private final String base;
  private final @Nullable SSLContext tls;
  private final String session = "/000/" + SESSIONS.incrementAndGet();

  Client(URI base) {
    this(base, null);
  }

  Client(URI base, @Nullable SSLContext tls) {
    this.base = base.toString();
    this.tls = tls;
  }

  /** The response to one request. */
  record Response(int status, String body, @Nullable String cookie) {}

  Response get(String suffix) throws IOException {
    return read(open(suffix));
  }

  Response post(String suffix, String body) throws IOException {
    HttpURLConnection connection = open(suffix);
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "text/plain;charset=UTF-8");
    connection.getOutputStream().write(body.getBytes(UTF_8));
    return read(connection);
  }

  /** Uses a new connection each time: Vert.x closes it after a receive, without announcing that. */
  private HttpURLConnection open(String suffix) throws IOException {
    URL url = URI.create(base + suffix).toURL();
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.setRequestProperty("Connection", "close");
    connection.setReadTimeout(40_000);
    if (tls != null) {
      ((HttpsURLConnection) connection).setSSLSocketFactory(tls.getSocketFactory());
    }
    return connection;
  }

  private static Response read(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    InputStream stream = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    try (InputStream body = stream == null ? InputStream.nullInputStream() : stream) {
      String text = new String(body.readAllBytes(), UTF_8);
      return new Response(status, text, connection.getHeaderField("Set-Cookie"));
    }
  }

  /** Returns the response to one poll. */
  String poll() throws IOException {
    Response response = post(session + "/xhr", "");
    assertEquals(200, response.status());
    return response.body();
  }

  /** Returns one streaming response, read to its end. */
  String stream() throws IOException {
    Response response = post(session + "/xhr_streaming", "");
    assertEquals(200, response.status());
    return response.body();
  }

  void send(String batch) throws IOException {
    assertEquals(204, post(session + "/xhr_send", batch).status());
  }

  /** Opens a WebSocket session and waits for its open frame. */
  Socket session() throws Exception {
    Socket socket = webSocket(session + "/websocket");
    assertEquals("o", socket.next());
    return socket;
  }

  Socket webSocket(String suffix) throws Exception {
    HttpClient.Builder http = HttpClient.newBuilder();
    if (tls != null) {
      http.sslContext(tls);
    }
    Socket listener = new Socket();
    URI uri = URI.create((base + suffix).replaceFirst("http", "ws"));
    listener.socket =
        http.build().newWebSocketBuilder().buildAsync(uri, listener).get(20, TimeUnit.SECONDS);
    return listener;
  }

  /** A WebSocket that queues its messages, and its end as {@code CLOSE 1000 reason}. */
  static final class Socket implements WebSocket.Listener {
    private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final StringBuilder message = new StringBuilder();
    private @Nullable WebSocket socket;

    String next() throws InterruptedException {
      String event = events.poll(20, TimeUnit.SECONDS);
      assertNotNull(event, "no event within 20 s");
      return event;
    }

    Socket send(String text) throws Exception {
      socket.sendText(text, true).get(20, TimeUnit.SECONDS);
      return this;
    }

    void close() throws Exception {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(20, TimeUnit.SECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      message.append(part);
      if (last) {
        events.add(message.toString());
        message.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      events.add("CLOSE " + code + " " + reason);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      events.add("ERROR " + failure);
    }
  }
}
