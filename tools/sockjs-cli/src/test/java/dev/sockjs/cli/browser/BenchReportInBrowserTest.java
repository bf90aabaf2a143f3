package dev.sockjs.cli.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.cli.CommandRun;
import dev.sockjs.cli.bench.SampleRuns;
import dev.sockjs.testserver.SockJsTestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The report of {@code sockjs bench} in Chromium, opened as a file. */
@Timeout(180)
final class BenchReportInBrowserTest {

  private static final Path SCREENSHOTS = Path.of("target", "browser");

  @TempDir private static Path directory;
  private static Chromium chromium;
  private Tab tab;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.start(Files.createDirectory(directory.resolve("profile")));
  }

  @AfterAll
  static void stop() throws Exception {
    chromium.close();
  }

  @BeforeEach
  void openTab() throws Exception {
    tab = chromium.newTab();
  }

  @AfterEach
  void pageHadNoProblems() throws Exception {
    List<String> problems = tab.problems();
    tab.close();
    assertEquals(List.of(), problems);
  }

  private void open(Path report) throws Exception {
    tab.open(report.toUri());
  }

  private void assertCurves(String id, int count) throws Exception {
    assertEquals(
        Integer.toString(count),
        tab.evaluate("document.querySelectorAll('#" + id + " path.curve').length"));
  }

  /** Nothing is wider than the window. */
  private void assertFits() throws Exception {
    String width = "String(document.documentElement.%s)";
    assertEquals(
        tab.evaluate(width.formatted("clientWidth")), tab.evaluate(width.formatted("scrollWidth")));
  }

  @Test
  void reportOfARunHasItsCurves() throws Exception {
    Path report = directory.resolve("run.html");
    try (SockJsTestServer server = SockJsTestServer.start()) {
      CommandRun run =
          CommandRun.of(
              "bench",
              server.uri("/echo").toString(),
              "-n",
              "50",
              "--rate",
              "1000",
              "--duration",
              "8",
              "--info-timeout",
              "60000",
              "--timeout",
              "30000",
              "--report",
              report.toString());
      assertEquals(0, run.status(), run.out() + run.err());
    }
    open(report);
    assertEquals("Nothing failed.", tab.text("verdict"));
    assertCurves("percentiles", 1);
    assertCurves("rate", 2);
    assertCurves("trips", 2);
    tab.screenshot(SCREENSHOTS.resolve("bench-report.png"), 1280, 1820, "light");
    assertFits();
    tab.screenshot(SCREENSHOTS.resolve("bench-report-dark.png"), 1280, 1820, "dark");
  }

  @Test
  void textOfTheServerIsOnlyText() throws Exception {
    String url = "http://localhost/" + SampleRuns.HOSTILE;
    Path report = Files.writeString(directory.resolve("bad.html"), SampleRuns.badReport(url));
    open(report);
    assertTrue(tab.evaluate("document.title").startsWith("sockjs bench: http://localhost/</div>"));
    assertEquals("0", tab.evaluate("document.querySelectorAll('img').length"));
    assertEquals("Something failed.", tab.text("verdict"));
    assertEquals("3", tab.evaluate("document.querySelectorAll('.failures meter').length"));
    tab.screenshot(SCREENSHOTS.resolve("bench-report-bad.png"), 1280, 2240, "light");
  }

  @Test
  void reportFitsOnAPhone() throws Exception {
    String url = "https://example.org/a/rather/long/path/that/does/not/fit/on/one/line/echo";
    Path report = Files.writeString(directory.resolve("phone.html"), SampleRuns.badReport(url));
    open(report);
    tab.screenshot(SCREENSHOTS.resolve("bench-report-phone.png"), 360, 3150, "dark");
    assertFits();
    // Drawn again for this width, so that the text of the axes has its size.
    tab.await("document.querySelector('#percentiles svg').viewBox.baseVal.width < 360");
  }

  @Test
  void pointerShowsTheFiguresOfAPoint() throws Exception {
    Path report = Files.writeString(directory.resolve("pointer.html"), SampleRuns.badReport("x"));
    open(report);
    tab.evaluate(
        "(() => { const svg = document.querySelector('#rate svg'); const r ="
            + " svg.getBoundingClientRect(); svg.dispatchEvent(new PointerEvent('pointermove',"
            + " {clientX: r.right, clientY: r.top})); })()");
    tab.awaitText("rate-readout", "4 s: 500 sent, 490 echoed a second");
  }
}
