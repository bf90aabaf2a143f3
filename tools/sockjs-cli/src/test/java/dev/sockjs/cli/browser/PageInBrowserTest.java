package dev.sockjs.cli.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.cli.serve.PageServer;
import dev.sockjs.testkit.recorder.RecordingListener;
import dev.sockjs.testserver.SockJsTestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page of {@code sockjs serve} in Chromium, with a client of this project on the other side.
 */
@Timeout(120)
final class PageInBrowserTest {

  private static final Path SCREENSHOTS = Path.of("target", "browser");

  @TempDir private static Path profile;
  private static Chromium chromium;
  private static SockJsTestServer server;
  private Tab tab;
  private boolean violatesPolicy;

  @BeforeAll
  static void start() {
    chromium = Chromium.start(profile);
    server = PageServer.start(0);
  }

  @AfterAll
  static void stop() throws Exception {
    chromium.close();
    server.close();
  }

  @BeforeEach
  void openPage() throws Exception {
    tab = chromium.newTab();
    tab.open(server.uri("/"));
  }

  @AfterEach
  void pageHadNoProblems() throws Exception {
    List<String> problems = tab.problems();
    tab.close();
    assertTrue(
        problems.stream().allMatch(p -> violatesPolicy && p.contains("Content Security Policy")),
        problems::toString);
  }

  @Test
  void messageOfThePageReachesAJavaClientAndBack() throws Exception {
    try (SockJsClient client = SockJsClient.create();
        RecordingListener listener = new RecordingListener()) {
      SockJs sock = client.connect(server.uri("/broadcast"), listener);
      listener.awaitOpen();
      tab.click("join");
      tab.awaitText("status", "Connected to /broadcast over websocket.");
      tab.click("message");
      tab.type("from the page");
      tab.click("send");
      assertEquals("from the page", listener.awaitMessage());
      sock.send("from Java");
      assertEquals("from Java", listener.awaitMessage());
      awaitRow("message", "from Java");
      tab.awaitText("counters", "1 message sent, 2 received");
      takeScreenshots();
      sock.close();
      listener.awaitClose();
    }
  }

  private void takeScreenshots() throws Exception {
    tab.screenshot(SCREENSHOTS.resolve("light.png"), 1280, 1000, "light");
    tab.screenshot(SCREENSHOTS.resolve("dark.png"), 1280, 1000, "dark");
    tab.screenshot(SCREENSHOTS.resolve("narrow.png"), 400, 1900, "light");
  }

  @Test
  void listHasTheTransportsThatBrowsersHave() throws Exception {
    assertEquals(
        ",websocket,xhr-streaming,eventsource,iframe-eventsource,htmlfile,iframe-htmlfile,"
            + "xhr-polling,iframe-xhr-polling,jsonp-polling",
        tab.evaluate("[...document.getElementById('transport')].map(o => o.value).join()"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "websocket",
        "xhr-streaming",
        "eventsource",
        "iframe-eventsource",
        "htmlfile",
        "iframe-htmlfile",
        "xhr-polling",
        "iframe-xhr-polling",
        "jsonp-polling"
      })
  void chosenTransportEchoes(String transport) throws Exception {
    tab.select("endpoint", "/echo");
    tab.select("transport", transport);
    tab.click("connect");
    tab.awaitText("status", "Connected to /echo over " + transport + ".");
    awaitRow("attempt", transport);
    awaitRow("frame", "o");
    for (String text : List.of("one", "gr\u00fc\u00dfe \ud83d\ude00")) {
      tab.click("message");
      tab.type(text);
      tab.pressEnter();
      awaitRow("sent", text);
      awaitRow("message", text);
    }
    awaitRow("frame", "a[\"one\"]");
    tab.click("connect");
    tab.awaitText("status", "Closed: 1000 Normal closure");
  }

  @Test
  void transportInUseIsThatOfTheFallback() throws Exception {
    tab.select("endpoint", "/disabled_websocket_echo");
    tab.click("connect");
    tab.awaitText("status", "Connected to /disabled_websocket_echo over xhr-streaming.");
  }

  @Test
  void closeOfTheServerIsShown() throws Exception {
    tab.select("endpoint", "/close");
    tab.click("connect");
    tab.awaitText("status", "Closed: 3000 Go away!");
    awaitRow("frame", "c[3000,\"Go away!\"]");
    awaitRow("close", "3000 Go away!");
  }

  @Test
  void textOfOthersIsOnlyText() throws Exception {
    String html = "<img src=x onerror=\"document.title=1\"><script>document.title=2</script>";
    try (SockJsClient client = SockJsClient.create();
        RecordingListener listener = new RecordingListener()) {
      tab.click("join");
      tab.awaitText("status", "Connected to /broadcast over websocket.");
      SockJs sock = client.connect(server.uri("/broadcast"), listener);
      listener.awaitOpen();
      sock.send(html);
      assertEquals(html, listener.awaitMessage());
      awaitRow("message", html);
      assertEquals("0", tab.evaluate("document.querySelectorAll('#log img, #log script').length"));
      assertEquals("SockJS test server", tab.evaluate("document.title"));
      sock.close();
      listener.awaitClose();
    }
  }

  /** Also shows that the tests would notice a page that needs what its policy forbids. */
  @Test
  void policyForbidsInlineScriptsAndOtherServers() throws Exception {
    violatesPolicy = true;
    tab.evaluate(
        "document.body.append(Object.assign(document.createElement('script'),"
            + " {text: 'document.title = 1'}))");
    assertEquals("SockJS test server", tab.evaluate("document.title"));
    try (SockJsTestServer other = SockJsTestServer.start()) {
      String fetch = "fetch('" + other.uri("/echo/info") + "').then(r => r.ok, e => e.name)";
      assertEquals("TypeError", tab.evaluate(fetch));
      assertEquals(0, other.openConnections());
    }
    String problems = tab.problems().toString();
    assertTrue(problems.contains("script-src 'self'"), problems);
    assertTrue(problems.contains("connect-src 'self'"), problems);
  }

  @Test
  void floodKeepsOnlyTheLastRows() throws Exception {
    tab.select("endpoint", "/flood");
    tab.click("connect");
    tab.awaitText("status", "Connected to /flood over websocket.");
    tab.click("message");
    tab.type("go 20000 100");
    tab.pressEnter();
    tab.awaitText("counters", "1 message sent, 20000 received");
    assertEquals("500", tab.evaluate("document.getElementById('events').childElementCount"));
  }

  @Test
  void framesCanBeHidden() throws Exception {
    tab.select("endpoint", "/echo");
    tab.click("connect");
    awaitRow("frame", "o");
    String shown = "document.querySelector('#events .frame').getClientRects().length";
    assertEquals("1", tab.evaluate(shown));
    tab.click("frames");
    assertEquals("0", tab.evaluate(shown));
    tab.click("clear");
    tab.awaitText("events", "");
    assertTrue(tab.text("status").startsWith("Connected to /echo over "));
  }

  /** Waits for a row of the log. */
  private void awaitRow(String kind, String text) throws Exception {
    String quoted = "'" + text.replace("'", "\\'").replace("</", "<\\/") + "'";
    tab.await(
        "[...document.querySelectorAll('#events ."
            + kind
            + " .text')].some(e => e.textContent === "
            + quoted
            + ")");
  }
}
