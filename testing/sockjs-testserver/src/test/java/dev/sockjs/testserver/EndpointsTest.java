package dev.sockjs.testserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
  private static SockJsTestServer server;

  @BeforeAll
  static void start() {
    server = SockJsTestServer.start();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static Client client(String endpoint) {
    return new Client(server.uri(endpoint));
  }

  @ParameterizedTest
  @CsvSource({
    "/echo, true, false",
    "/disabled_websocket_echo, false, false",
    "/cookie_needed_echo, true, true",
    "/close, true, false",
    "/ticker, true, false",
    "/amplify, true, false",
    "/broadcast, true, false",
    "/flood, true, false",
  })
  void infoDescribesEndpoint(String endpoint, boolean webSocket, boolean cookieNeeded)
      throws Exception {
    Client.Response info = client(endpoint).get("/info");
    assertEquals(200, info.status());
    assertTrue(info.body().contains("\"websocket\":" + webSocket), info::body);
    assertTrue(info.body().contains("\"cookie_needed\":" + cookieNeeded), info::body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/info",
        "/nothing",
        "/nothing/info",
        "/invalid_url/000/s/xhr",
        "/echoes/info",
        "/echo/000/xhr",
        "/echo/000/s/nothing"
      })
  void everyOtherPathResponds404(String path) throws Exception {
    assertEquals(404, client(path).get("").status());
    assertEquals(404, client(path).post("", "").status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/echo", "/disabled_websocket_echo", "/cookie_needed_echo"})
  void pollingSessionEchoes(String endpoint) throws Exception {
    Client client = client(endpoint);
    assertEquals("o\n", client.poll());
    client.send("[\"one\",\"two\"]");
    assertEquals("a[\"one\",\"two\"]\n", client.poll());
  }

  @Test
  void webSocketEchoes() throws Exception {
    Client.Socket socket = client("/echo").session();
    assertEquals("a[\"one\"]", socket.send("[\"one\"]").next());
    socket.close();
    assertEquals("CLOSE 1000 ", socket.next());
  }

  @Test
  void rawWebSocketEchoesText() throws Exception {
    assertEquals("one", client("/echo").webSocket("/websocket").send("one").next());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/000/s/websocket", "/websocket"})
  void echoWithoutWebSocketRefusesUpgrades(String suffix) {
    Client client = client("/disabled_websocket_echo");
    assertThrows(ExecutionException.class, () -> client.webSocket(suffix));
  }

  @Test
  void streamingEchoEndsAtResponseLimit() throws Exception {
    Client client = client("/echo");
    assertEquals("o\n", client.poll());
    String message = "\"" + "x".repeat(1500) + "\"";
    client.send("[" + message + "," + message + "]");
    client.send("[" + message + "," + message + "]");
    String frame = "a[" + String.join(",", message, message, message, message) + "]\n";
    String prelude = "h".repeat(2048) + "\n";
    assertEquals(prelude + frame, client.stream());
  }

  @Test
  void onlyCookieNeededEchoSetsCookie() throws Exception {
    Client.Response sticky = client("/cookie_needed_echo").post("/000/sticky/xhr", "");
    assertEquals("JSESSIONID=dummy; path=/", sticky.cookie());
    assertNull(client("/echo").post("/000/plain/xhr", "").cookie());
  }

  @Test
  void closeClosesPollsWith3000() throws Exception {
    Client client = client("/close");
    assertEquals("o\n", client.poll());
    assertEquals("c[3000,\"Go away!\"]\n", client.poll());
  }

  @Test
  void closeClosesWebSocketsWith3000() throws Exception {
    Client.Socket socket = client("/close").session();
    assertEquals("c[3000,\"Go away!\"]", socket.next());
    assertEquals("CLOSE 1000 ", socket.next());
  }

  @Test
  void tickerTicksRepeatedly() throws Exception {
    Client.Socket socket = client("/ticker").session();
    assertEquals("a[\"tick!\"]", socket.next());
    assertEquals("a[\"tick!\"]", socket.next());
    socket.close();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "10, 1024", "19, 524288", "20, 2", "-1, 2", "'', 2", "three, 2"})
  void amplifySendsPowerOfTwo(String exponent, int characters) throws Exception {
    Client.Socket socket = client("/amplify").session();
    String message = socket.send("[\"" + exponent + "\"]").next();
    assertEquals("a[\"" + "x".repeat(characters) + "\"]", message);
    socket.close();
  }

  @Test
  void broadcastReachesAllConnectedClients() throws Exception {
    Client client = client("/broadcast");
    Client.Socket first = client.session();
    Client.Socket second = client.session();
    assertEquals("o\n", client.poll());
    first.send("[\"to all\"]");
    assertEquals("a[\"to all\"]", first.next());
    assertEquals("a[\"to all\"]", second.next());
    assertEquals("a[\"to all\"]\n", client.poll());
    second.close();
    assertEquals("CLOSE 1000 ", second.next());
    assertEquals("a[\"again\"]", first.send("[\"again\"]").next());
  }

  @Test
  void floodOverWebSocketIsComplete() throws Exception {
    Client.Socket socket = client("/flood").session();
    socket.send("[\"nonsense\"]").send("[\"go 20000 100\"]");
    assertEquals(20_000 * 100, charactersOf(20_000 * 100, socket::next));
    socket.close();
    assertEquals("CLOSE 1000 ", socket.next());
  }

  @Test
  void floodOverPollingIsComplete() throws Exception {
    Client client = client("/flood");
    assertEquals("o\n", client.poll());
    client.send("[\"go 2000 100\"]");
    assertEquals(2000 * 100, charactersOf(2000 * 100, client::poll));
  }

  private interface Receiver {
    String next() throws Exception;
  }

  /** Reads frames until they have enough x, and returns the number of x. */
  private static long charactersOf(long enough, Receiver receiver) throws Exception {
    long characters = 0;
    while (characters < enough) {
      characters += receiver.next().chars().filter(c -> c == 'x').count();
    }
    return characters;
  }
}
