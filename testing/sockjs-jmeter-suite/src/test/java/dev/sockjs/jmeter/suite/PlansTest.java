package dev.sockjs.jmeter.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.testserver.SockJsTestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the example plans headless, each in a JMeter process of its own. */
class PlansTest {

  private static Jtl run(Path directory, String plan, String... arguments) throws Exception {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("-n", "-t", JMeterHome.plan(plan).toString()));
    all.addAll(List.of("-l", directory.resolve("results.jtl").toString()));
    all.addAll(List.of(arguments));
    try (JMeterProcess jmeter = JMeterProcess.start(directory, List.of(), all)) {
      jmeter.awaitSuccess();
      assertCleanLog(jmeter);
    }
    return Jtl.read(directory.resolve("results.jtl"));
  }

  /** Neither JMeter nor the jar in its lib/ext has anything to complain about. */
  private static void assertCleanLog(JMeterProcess jmeter) {
    List<String> problems =
        jmeter.log().lines().filter(line -> line.matches(".* (WARN|ERROR) .*")).toList();
    assertEquals(List.of(), problems, jmeter::log);
    assertFalse(jmeter.output().contains("SLF4J"), jmeter::output);
  }

  @Test
  void echoPlanAndItsDashboard() throws Exception {
    Path directory = JMeterHome.emptyDirectory("echo");
    try (SockJsTestServer server = SockJsTestServer.start()) {
      Path dashboard = directory.resolve("dashboard");
      Jtl jtl =
          run(
              directory,
              "echo.jmx",
              "-Jurl=" + server.uri("/echo"),
              "-Jusers=4",
              "-Jloops=5",
              "-Jtransports=websocket",
              "-e",
              "-o",
              dashboard.toString());
      jtl.assertAllSucceeded();
      assertEquals(4, jtl.count("Connect"));
      assertEquals(20, jtl.count("Echo"));
      assertEquals(4, jtl.count("Close"));
      assertTrue(jtl.samples().stream().noneMatch(s -> s.label().equals("Echo") && s.bytes() < 19));
      assertTrue(Files.readString(dashboard.resolve("index.html")).contains("Dashboard"));
      assertTrue(Files.readString(dashboard.resolve("statistics.json")).contains("\"Echo\""));
    }
  }

  @Test
  void echoPlanOverPolling() throws Exception {
    Path directory = JMeterHome.emptyDirectory("echo-polling");
    try (SockJsTestServer server = SockJsTestServer.start()) {
      Jtl jtl =
          run(
              directory,
              "echo.jmx",
              "-Jurl=" + server.uri("/echo"),
              "-Jtransports=xhr-polling",
              "-Jusers=2",
              "-Jloops=3");
      jtl.assertAllSucceeded();
      assertEquals(6, jtl.count("Echo"));
      assertTrue(
          jtl.samples().stream().anyMatch(s -> s.message().equals("Opened with xhr-polling")));
    }
  }

  @Test
  void chatRoomPlan() throws Exception {
    Path directory = JMeterHome.emptyDirectory("chat-room");
    try (SockJsTestServer server = SockJsTestServer.start()) {
      Jtl jtl =
          run(
              directory,
              "chat-room.jmx",
              "-Jurl=" + server.uri("/broadcast"),
              "-Jtransports=websocket",
              "-Jusers=6");
      jtl.assertAllSucceeded();
      assertEquals(6, jtl.count("Say hello"));
      assertEquals(36, jtl.count("Hear hello"));
      assertEquals(6, jtl.count("Leave the room"));
    }
  }

  @Test
  void stompPlanOnSpring() throws Exception {
    Path directory = JMeterHome.emptyDirectory("stomp-spring");
    try (SpringChat spring = new SpringChat()) {
      Jtl jtl =
          run(
              directory,
              "stomp-spring.jmx",
              "-Jurl=" + spring.url(),
              "-Jtransports=websocket",
              "-Jusers=3",
              "-Jloops=4");
      jtl.assertAllSucceeded();
      assertEquals(3, jtl.count("Subscribe"));
      assertEquals(12, jtl.count("Greet"));
      assertEquals(3, jtl.count("Close"));
    }
  }

  @Test
  void planAgainstNoServerEndsAndNamesTheReason() throws Exception {
    Path directory = JMeterHome.emptyDirectory("no-server");
    Jtl jtl = run(directory, "echo.jmx", "-Jurl=http://127.0.0.1:1/echo", "-Jusers=2");
    assertEquals(2, jtl.samples().size());
    for (Jtl.Sample sample : jtl.samples()) {
      assertFalse(sample.success());
      assertEquals("1002", sample.code());
      assertTrue(sample.message().startsWith("Could not connect to http://127.0.0.1:1/echo"));
    }
  }
}
