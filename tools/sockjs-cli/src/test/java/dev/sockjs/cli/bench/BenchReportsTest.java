package dev.sockjs.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.cli.output.LineWriter;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reports in text, JSON and HTML, for runs that are made up. */
final class BenchReportsTest {

  private static final Instant TIME = Instant.parse("2024-02-29T12:00:00.123Z");

  private static List<String> text(BenchResult result) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TextBenchReport(new LineWriter(out)).write(result);
    return out.toString(UTF_8).lines().toList();
  }

  private static List<String> json(BenchResult result) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JsonBenchReport(new LineWriter(out)).write(result);
    return out.toString(UTF_8).lines().toList();
  }

  private static String html(BenchResult result) {
    return new HtmlBenchReport(result, "http://localhost/echo", TIME).html();
  }

  @Test
  void textOfAGoodRun() {
    assertEquals(
        List.of(
            "sessions   20 opened (websocket 20), 0 not opened, 0 lost, 0 not closed cleanly",
            "messages   2000 sent, 2000 echoed, 0 missing, 0 not sent, 0 duplicates,"
                + " 0 out of order, 0 foreign",
            "rate       500 sent/s, 500 echoed/s, for 4.0 s; asked for 500/s",
            "bytes      125.0 KiB sent, 125.0 KiB received, in messages",
            "process    at most 17 threads and 48.0 MiB of heap",
            "",
            "ms                p50        p90        p99      p99.9        max",
            "open             10.0       18.0       20.0       20.0       20.0",
            "round trip       10.0       18.0       19.8       20.0       20.0",
            "sent late        0.10       0.18       0.20       0.20       0.20"),
        text(good()));
  }

  private static BenchResult good() {
    return SampleRuns.good();
  }

  @Test
  void textOfABadRunHasTheCauses() {
    List<String> lines = text(SampleRuns.bad());
    assertEquals(
        "sessions   28 opened (websocket 18, xhr-streaming 10), 12 not opened, 5 lost, 1 not closed"
            + " cleanly",
        lines.get(0));
    assertEquals(
        "messages   2100 sent, 2000 echoed, 100 missing, 30 not sent, 4 duplicates, 3 out of order,"
            + " 2 foreign",
        lines.get(1));
    assertTrue(lines.get(10).startsWith("12 x not opened: websocket failed, status 503: </div>"));
    assertTrue(lines.get(10).endsWith("\\u202e"), lines.get(10));
    assertEquals("5 x lost: 1006 \"Server lost session\" (unclean, status 404)", lines.get(11));
    assertEquals("Interrupted: these are the figures until then.", lines.get(13));
  }

  @Test
  void textWithoutASessionHasDashes() {
    List<String> lines = text(SampleRuns.empty());
    assertEquals("open                -          -          -          -          -", lines.get(7));
    assertEquals("No session opened.", lines.get(lines.size() - 1));
  }

  @Test
  void jsonOfAGoodRun() {
    assertEquals(
        List.of(
            "{\"event\":\"opened\",\"transport\":\"websocket\",\"sessions\":20}",
            "{\"event\":\"bench\",\"succeeded\":true,\"end\":\"complete\",\"opened\":20,"
                + "\"not_opened\":0,\"lost\":0,\"not_closed\":0,\"sent\":2000,\"echoed\":2000,"
                + "\"missing\":0,\"not_sent\":0,\"duplicates\":0,\"out_of_order\":0,\"foreign\":0,"
                + "\"ms\":4000,\"sent_per_second\":500,\"echoed_per_second\":500,"
                + "\"open_p50_us\":10002,\"open_p90_us\":18006,\"open_p99_us\":20004,"
                + "\"open_p99_9_us\":20004,\"open_max_us\":20004,"
                + "\"round_trip_p50_us\":10002,\"round_trip_p90_us\":18006,"
                + "\"round_trip_p99_us\":19808,\"round_trip_p99_9_us\":19988,"
                + "\"round_trip_max_us\":20004,"
                + "\"sent_late_p50_us\":100,\"sent_late_p90_us\":180,\"sent_late_p99_us\":198,"
                + "\"sent_late_p99_9_us\":199,\"sent_late_max_us\":200,"
                + "\"sent_bytes\":128000,\"received_bytes\":128000,\"threads\":17,"
                + "\"heap_bytes\":50331648,\"notes\":[]}"),
        json(good()));
  }

  @Test
  void jsonOfABadRunHasTheCausesBeforeTheFigures() {
    List<String> lines = json(SampleRuns.bad());
    assertEquals(6, lines.size());
    assertEquals(
        "{\"event\":\"failure\",\"cause\":\"lost: 1006 \\\"Server lost session\\\" (unclean,"
            + " status 404)\",\"sessions\":5}",
        lines.get(3));
    assertTrue(lines.get(5).startsWith("{\"event\":\"bench\",\"succeeded\":false,"));
    assertTrue(lines.get(5).contains("\"missing\":100,\"not_sent\":30,"), lines.get(5));
  }

  @Test
  void jsonWithoutASessionHasNoPercentiles() {
    List<String> lines = json(SampleRuns.empty());
    assertFalse(lines.get(1).contains("_p50_us"), lines.get(1));
    assertTrue(lines.get(1).contains("\"end\":\"no_session\""), lines.get(1));
  }

  @Test
  void htmlIsOneFileThatLoadsNothing() {
    String html = html(good());
    assertFalse(Pattern.compile("(src|href)=|@import|url\\(|fetch\\(").matcher(html).find());
    assertFalse(html.contains("{{"), "a placeholder is left");
    assertTrue(html.contains("default-src 'none'; style-src 'sha256-"), html);
    assertTrue(html.contains("Nothing failed."), html);
    assertFalse(html.contains("Failed sessions by cause"), html);
    assertTrue(html.contains("<th scope=\"row\">round trip</th><td>10.0</td><td>18.0</td>"), html);
    assertTrue(html.contains("2024-02-29T12:00:00Z"), html);
  }

  @Test
  void htmlHasTheCurves() {
    String html = html(good());
    assertTrue(html.contains("{\"count\":2000,\"roundTrips\":[[0.000000,"), html);
    assertTrue(html.contains("\"samples\":[[0.100,500.0,490.0,10.0000,19.1000],[0.200,"), html);
  }

  @Test
  void htmlEscapesTheTextOfTheServer() {
    String html = SampleRuns.badReport("http://localhost/<b>");
    assertFalse(html.contains("<script>document"), html);
    assertFalse(html.contains("<img"), html);
    assertFalse(html.contains("\u202e"), html);
    assertTrue(
        html.contains(
            "status 503: &lt;/div&gt;&lt;/script&gt;&lt;script&gt;document.title=1&lt;/script&gt;"
                + "&lt;img src=x onerror=&quot;document.title=2&quot;&gt;&#39;"
                + "&#123;&#123;data}}\\u202e</div>"),
        html);
    assertTrue(html.contains("<p class=\"url\">http://localhost/&lt;b&gt;</p>"), html);
    assertTrue(html.contains("Something failed."), html);
    assertTrue(html.contains("<meter min=\"0\" max=\"12\" value=\"5\"></meter><b>5</b>"), html);
  }

  @Test
  void htmlWithoutASession() {
    String html = html(SampleRuns.empty());
    assertTrue(html.contains("{\"count\":0,\"roundTrips\":[],\"samples\":[]}"), html);
    assertTrue(html.contains("<b>- ms</b>") || html.contains("<b>-</b>"), html);
  }
}
