package dev.sockjs.jmeter.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.testserver.SockJsTestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Remote testing: two jmeter-server processes and a controller, on the loopback address. */
@Tag("distributed")
class DistributedTest {
  private static final String HOST = "127.0.0.1";
  private static final String RMI_HOST = "-Djava.rmi.server.hostname=" + HOST;
  private static final String NO_TLS = "-Jserver.rmi.ssl.disable=true";

  private final List<JMeterProcess> processes = new ArrayList<>();

  private record Generator(JMeterProcess process, String address) {}

  @AfterEach
  void endProcesses() {
    for (JMeterProcess process : processes) {
      process.close();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Generator startGenerator(String name) throws Exception {
    int port = freePort();
    JMeterProcess process =
        JMeterProcess.start(
            JMeterHome.emptyDirectory(name),
            List.of("-Xmx256m", RMI_HOST, "-Dserver_port=" + port),
            List.of("-s", NO_TLS));
    processes.add(process);
    return new Generator(process, HOST + ":" + port);
  }

  private static void awaitReady(Generator generator) throws Exception {
    generator
        .process()
        .awaitWhileRunning(
            "remote object", () -> generator.process().output().contains("Created remote object"));
  }

  private JMeterProcess startController(
      Path directory, List<Generator> generators, String... arguments) throws Exception {
    String addresses = String.join(",", generators.stream().map(Generator::address).toList());
    List<String> all = new ArrayList<>();
    all.addAll(List.of("-n", "-t", JMeterHome.plan("echo.jmx").toString(), "-R", addresses));
    all.addAll(List.of("-l", directory.resolve("results.jtl").toString()));
    all.addAll(List.of(NO_TLS, "-Jmode=Standard", "-Jjmeter.save.saveservice.autoflush=true"));
    all.addAll(List.of(arguments));
    JMeterProcess controller = JMeterProcess.start(directory, List.of("-Xmx256m", RMI_HOST), all);
    processes.add(controller);
    return controller;
  }

  /** Returns the results so far. */
  private static Jtl partial(Path file) {
    try {
      return Files.exists(file) ? Jtl.read(file) : new Jtl(List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void countsOfTwoGeneratorsAddUp() throws Exception {
    Generator first = startGenerator("generator-1");
    Generator second = startGenerator("generator-2");
    awaitReady(first);
    awaitReady(second);
    Path directory = JMeterHome.emptyDirectory("controller");
    try (SockJsTestServer server = SockJsTestServer.start()) {
      startController(
              directory,
              List.of(first, second),
              "-Gurl=" + server.uri("/echo"),
              "-Gusers=10",
              "-Gloops=20",
              "-Gtransports=websocket",
              "-X")
          .awaitSuccess();
    }
    first.process().awaitSuccess();
    second.process().awaitSuccess();
    Jtl jtl = Jtl.read(directory.resolve("results.jtl"));
    jtl.assertAllSucceeded();
    for (Generator generator : List.of(first, second)) {
      Jtl own = jtl.of(generator.address());
      assertEquals(10, own.count("Connect"), generator.address());
      assertEquals(200, own.count("Echo"), generator.address());
      assertEquals(10, own.count("Close"), generator.address());
      assertEquals(10, own.count("websocket"), generator.address());
    }
    assertEquals(460, jtl.samples().size());
  }

  @Test
  void theOtherGeneratorGoesOnWhenOneIsKilled() throws Exception {
    Generator survivor = startGenerator("survivor");
    Generator victim = startGenerator("victim");
    awaitReady(survivor);
    awaitReady(victim);
    Path directory = JMeterHome.emptyDirectory("controller-of-victim");
    Path results = directory.resolve("results.jtl");
    try (SockJsTestServer server = SockJsTestServer.start()) {
      JMeterProcess controller =
          startController(
              directory,
              List.of(survivor, victim),
              "-Gurl=" + server.uri("/echo"),
              "-Gusers=5",
              "-Gloops=400",
              "-Gtransports=websocket",
              "-Gthink=50");
      controller.awaitWhileRunning(
          "samples of both",
          () ->
              partial(results).of(victim.address()).count("Echo") > 10
                  && partial(results).of(survivor.address()).count("Echo") > 10);
      victim.process().kill();
      controller.awaitWhileRunning(
          "the end of the survivor",
          () -> partial(results).of(survivor.address()).count("Close") == 5);
    }
    Jtl own = partial(results).of(survivor.address());
    own.assertAllSucceeded();
    assertEquals(2000, own.count("Echo"));
    long lost = partial(results).of(victim.address()).count("Echo");
    assertTrue(lost < 2000, () -> "The victim had sent everything before it was killed: " + lost);
  }
}
