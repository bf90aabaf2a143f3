package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The projects of {@code src/it}, which import the BOM from outside this build. The profile {@code
 * consumers} builds them before this test runs what they have built.
 */
final class ConsumersTest extends AppTest {
  private static final String ALL_TRANSPORTS =
      "transports [websocket, websocket-raw, xhr-streaming, xdr-streaming, eventsource,"
          + " iframe-eventsource, htmlfile, iframe-htmlfile, xhr-polling, xdr-polling,"
          + " iframe-xhr-polling, jsonp-polling]\n";

  private static Path target(String project, String file) {
    return Reactor.directory("sockjs-blackbox")
        .resolve(Path.of("target", "it", project, "target", file));
  }

  private static ProcessOutput java(String... args) {
    return ForkedProcess.run(
        Stream.concat(Stream.of(ForkedProcess.tool("java")), Stream.of(args)).toList());
  }

  private static String conversations(List<String> transports) {
    return transports.stream().map(AppTest::conversation).collect(Collectors.joining());
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "websocket-tyrus"})
  void applicationWithTheBomAndOneTransportRunsOnBothPaths(String project) {
    String expected = "transports [websocket, websocket-raw]\n" + conversation("websocket");
    Path app = target(project, "app.jar");
    Path lib = target(project, "lib");
    assertPrinted(
        expected,
        java("--class-path", app + File.pathSeparator + lib.resolve("*"), "echo.Main", url()));
    assertPrinted(
        expected,
        java("--module-path", app + File.pathSeparator + lib, "--module", "echo/echo.Main", url()));
  }

  /** Spring's jars are automatic modules there. What they log to need not be one. */
  @ParameterizedTest
  @CsvSource({"6.2, spring.jcl", "7.0, org.apache.commons.logging"})
  void moduleThatRequiresTheOneForSpringConnects(String spring, String logging) {
    List<String> transports = List.of("websocket", "xhr-streaming", "eventsource", "xhr-polling");
    Path app = target("spring-modules", spring + "/app.jar");
    Path lib = target("spring-modules", spring + "/lib");
    List<String> command =
        List.of(
            "--module-path",
            app + File.pathSeparator + lib,
            "--add-modules",
            logging,
            "--module",
            "springecho/springecho.Main",
            url());
    assertPrinted(
        "spring.websocket automatic true\n"
            + transports.stream()
                .map(transport -> "open " + transport + "\nmessage hello\nclose 1000\n")
                .collect(Collectors.joining()),
        java(Stream.concat(command.stream(), transports.stream()).toArray(String[]::new)));
  }

  @Test
  void shadedJarWithMergedServicesHasEveryTransport() {
    List<String> transports = List.of("websocket", "xhr-streaming", "xhr-polling");
    ProcessOutput output = shaded("with-services", transports);
    assertPrinted(ALL_TRANSPORTS + conversations(transports), output);
    assertFalse(output.log().contains("not discovered"), output::toString);
  }

  /** The service file that is kept is that of the first transport among the dependencies. */
  @Test
  void shadedJarThatLostServicesWarnsAndConnectsWithTheRest() {
    ProcessOutput output = shaded("without-services", List.of());
    assertPrinted(
        "transports [xhr-polling, xdr-polling, iframe-xhr-polling, jsonp-polling]\n"
            + conversation("xhr-polling"),
        output);
    assertTrue(
        output
            .log()
            .contains("Present: sockjs-transport-websocket-jetty, sockjs-transport-streaming;"),
        output::toString);
    assertTrue(output.log().contains("ServicesResourceTransformer"), output::toString);
  }

  private static ProcessOutput shaded(String jar, List<String> transports) {
    return java(
        Stream.concat(
                Stream.of("-jar", target("shaded", jar + ".jar").toString(), url()),
                transports.stream())
            .toArray(String[]::new));
  }

  /** With either set of versions, to the server of this JVM and to Spring's in the application. */
  @ParameterizedTest
  @CsvSource({
    "3.5, versions-of-spring-boot",
    "3.5, our-versions",
    "4.0, versions-of-spring-boot",
    "4.0, our-versions",
    "4.1, versions-of-spring-boot",
    "4.1, our-versions"
  })
  void executableJarOfSpringBootOpensEveryTransport(String boot, String jar) {
    ProcessOutput output =
        java(
            "-Dserver.port=0",
            "-Dspring.main.banner-mode=off",
            "-Dserver.shutdown=immediate",
            "-Dlogging.level.root=error",
            "-jar",
            target("spring-boot-" + boot, jar + ".jar").toString(),
            url(),
            "websocket",
            "xhr-streaming",
            "eventsource",
            "xhr-polling");
    // The last one is a WebSocket on Tyrus.
    String sessions =
        conversations(
            List.of("websocket", "xhr-streaming", "eventsource", "xhr-polling", "websocket"));
    assertPrinted(ALL_TRANSPORTS + sessions + sessions, output);
  }
}
