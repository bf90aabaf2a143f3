package dev.sockjs.jmeter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.jmeter.protocol.http.control.Cookie;
import org.apache.jmeter.protocol.http.control.CookieManager;
import org.apache.jmeter.protocol.http.control.Header;
import org.apache.jmeter.protocol.http.control.HeaderManager;
import org.apache.jmeter.samplers.SampleResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Headers and cookies of JMeter's managers, at a server that records requests. */
class ManagersTest extends JMeterFixture {
  private record Request(
      String path, String cookie, String token, String origin, String encoding) {}

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private HttpServer recorder;

  @BeforeEach
  void record() throws Exception {
    recorder = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    recorder.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          requests.add(
              new Request(
                  exchange.getRequestURI().getPath(),
                  headers.getFirst("Cookie"),
                  headers.getFirst("X-Token"),
                  headers.getFirst("Origin"),
                  headers.getFirst("Accept-Encoding")));
          exchange.getResponseHeaders().add("Set-Cookie", "route=a; Path=/");
          byte[] info =
              "{\"websocket\":false,\"cookie_needed\":true,\"origins\":[\"*:*\"],\"entropy\":1}"
                  .getBytes(java.nio.charset.StandardCharsets.UTF_8);
          boolean isInfo = exchange.getRequestURI().getPath().endsWith("/info");
          exchange.sendResponseHeaders(isInfo ? 200 : 404, isInfo ? info.length : -1);
          if (isInfo) {
            exchange.getResponseBody().write(info);
          }
          exchange.close();
        });
    recorder.start();
  }

  @AfterEach
  void stopRecorder() {
    recorder.stop(0);
  }

  private SockJsConnectSampler connectToRecorder() {
    SockJsConnectSampler connect = new SockJsConnectSampler();
    connect.setUrl("http://127.0.0.1:" + recorder.getAddress().getPort() + "/app");
    connect.setTransports("xhr-polling");
    return connect;
  }

  private static CookieManager cookieManager(String user) {
    CookieManager cookies = new CookieManager();
    cookies.testStarted();
    cookies.add(new Cookie("user", user, "127.0.0.1", "/", false, 0));
    return cookies;
  }

  @Test
  void eachThreadHasTheCookiesOfItsManager() {
    CookieManager alice = cookieManager("alice");
    SockJsConnectSampler connect = connectToRecorder();
    connect.addTestElement(alice);
    SampleResult attempt = assertFailure("404", "", connect.sample(null)).getSubResults()[0];
    assertEquals("xhr-polling 404", attempt.getSampleLabel() + " " + attempt.getResponseCode());
    assertFalse(attempt.isSuccessful());
    assertEquals("user=alice", requests.get(0).cookie());
    assertTrue(requests.get(1).cookie().contains("route=a"), requests::toString);
    assertTrue(alice.getCookies().toString().contains("route"), "the manager has the new cookie");

    requests.clear();
    connect.clearTestElementChildren();
    connect.addTestElement(cookieManager("bob"));
    assertFailure("404", "", connect.sample(null));
    assertEquals("user=bob", requests.get(0).cookie());
  }

  @Test
  void withoutAManagerNoCookieIsKept() {
    SockJsConnectSampler connect = connectToRecorder();
    connect.sample(null);
    connect.sample(null);
    assertTrue(requests.stream().allMatch(request -> request.cookie() == null), requests::toString);
  }

  @Test
  void headersAndOriginReachEveryRequest() {
    HeaderManager headers = new HeaderManager();
    headers.add(new Header("X-Token", "geheim"));
    headers.add(new Header("Origin", "https://manager.example"));
    headers.add(new Header("Accept-Encoding", "gzip"));
    HeaderManager inner = new HeaderManager();
    inner.add(new Header("X-Other", "1"));
    SockJsConnectSampler connect = connectToRecorder();
    connect.addTestElement(inner);
    connect.addTestElement(headers);
    SampleResult result = connect.sample(null);
    assertEquals(2, requests.size());
    for (Request request : requests) {
      assertEquals("geheim", request.token());
      assertEquals("https://manager.example", request.origin());
      assertFalse("gzip".equals(request.encoding()));
    }
    assertTrue(result.getRequestHeaders().contains("X-Token: ..."), result::getRequestHeaders);
    assertTrue(result.getRequestHeaders().contains("Not sent: "), result::getRequestHeaders);
    assertFalse(result.getRequestHeaders().contains("geheim"));

    requests.clear();
    connect.setOrigin("https://field.example");
    connect.sample(null);
    assertEquals("https://field.example", requests.get(0).origin());
  }

  @Test
  void malformedHeaderFailsTheSample() {
    HeaderManager headers = new HeaderManager();
    headers.add(new Header("bad name", "x"));
    SockJsConnectSampler connect = connectToRecorder();
    connect.addTestElement(headers);
    assertFailure("400", "a token of RFC 9110", connect.sample(null));
  }
}
