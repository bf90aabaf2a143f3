package dev.sockjs.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.testserver.SockJsTestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archives of the {@code sockjs} command are unpacked and started, by the launcher for
 * everything but Windows. The one for Windows is only read here.
 */
@Timeout(300)
final class DistributionTest {

  @TempDir private static Path directory;
  private static Path home;

  /** A run of the command. */
  private record Run(int status, String out, String err) {}

  @BeforeAll
  static void unpack() throws IOException {
    home = Distribution.unzip(Files.createDirectories(directory.resolve("with a space")));
  }

  private static Path launcher() {
    return home.resolve("bin/sockjs");
  }

  private static Run run(Path program, String... args) throws Exception {
    return run(Path.of(System.getProperty("java.home")), program, args);
  }

  private static Run run(Path javaHome, Path program, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(args));
    Path out = Files.createTempFile(directory, "run", ".out");
    Path err = Files.createTempFile(directory, "run", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(Files.createDirectories(directory.resolve("elsewhere")).toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", javaHome.toString());
    builder.environment().remove("JDK_JAVA_OPTIONS");
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "still running");
    } finally {
      process.destroyForcibly();
    }
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @Test
  void versionIsThatOfTheBuild() throws Exception {
    Run run = run(launcher(), "--version");
    assertEquals(
        "sockjs " + Reactor.root().text("/project/version") + ", Java " + Runtime.version() + "\n",
        run.out + run.err);
    assertEquals(0, run.status);
  }

  @Test
  void everyTransportOfTheDemoWorks() throws Exception {
    Run run = run(launcher(), "demo");
    assertEquals(0, run.status, run::toString);
    assertTrue(run.out.contains("\nwebsocket (tyrus)"), run.out);
    assertTrue(run.out.contains("\njsonp-polling "), run.out);
  }

  @Test
  void argumentsAndExitStatusArePassedOn() throws Exception {
    try (SockJsTestServer server = SockJsTestServer.start()) {
      String url = server.uri("/echo").toString();
      String text = "gr\u00fc\u00dfe, $HOME \"and\" *";
      Run echo = run(launcher(), "connect", url, "--json", "--send", text, "--expect", "1");
      assertEquals(0, echo.status, echo::toString);
      assertTrue(echo.out.contains("\"data\":\"" + text.replace("\"", "\\\"") + "\""), echo.out);
      assertEquals(1, run(launcher(), "info", server.uri("/nothing").toString()).status);
      Run bench = run(launcher(), "bench", url, "-n", "2", "--rate", "20", "--duration", "0.5");
      assertEquals(0, bench.status, bench::toString);
      assertTrue(bench.out.contains("\nmessages   10 sent, 10 echoed, 0 missing"), bench.out);
    }
  }

  @Test
  void usageErrorNamesTheInstalledCommand() throws Exception {
    Run run = run(launcher(), "info");
    assertEquals(2, run.status);
    assertEquals("sockjs: Missing: URL\nTry: sockjs info --help\n", run.err);
  }

  @Test
  void examplesInTheHelpUseTheNameOfTheInstalledCommand() throws Exception {
    Run run = run(launcher(), "connect", "--help");
    assertTrue(run.out.contains("\n  sockjs connect http://localhost:8081/echo"), run.out);
    assertFalse(run.out.contains("./sockjs"), run.out);
  }

  @Test
  void launcherRunsThroughSymbolicLinks() throws Exception {
    Path first = Files.createSymbolicLink(directory.resolve("first"), launcher());
    Path second = Files.createSymbolicLink(directory.resolve("second"), first.getFileName());
    Run run = run(second, "--version");
    assertEquals(0, run.status, run::toString);
  }

  @Test
  void olderJavaIsNamed() throws Exception {
    Path old = Files.createDirectories(directory.resolve("jdk-11"));
    Files.createDirectories(old.resolve("bin"));
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    Path java = Files.createFile(old.resolve("bin/java"));
    assertTrue(java.toFile().setExecutable(true));
    Run run = run(old, launcher(), "--version");
    assertEquals(1, run.status);
    assertEquals("sockjs: " + java + " is Java 11: use 17 or newer\n", run.err);
  }

  @Test
  void missingJavaIsNamed() throws Exception {
    Run run = run(directory.resolve("no-jdk"), launcher(), "--version");
    assertEquals(1, run.status);
    assertEquals(
        "sockjs: JAVA_HOME=" + directory.resolve("no-jdk") + " does not contain bin/java\n",
        run.err);
  }

  @Test
  void bothArchivesHaveTheSameFiles() throws IOException {
    Path other = Distribution.untar(Files.createDirectory(directory.resolve("tar")));
    assertEquals(files(home), files(other));
    for (String file : files(home)) {
      assertEquals(-1, Files.mismatch(home.resolve(file), other.resolve(file)), file);
      assertEquals(
          Files.getPosixFilePermissions(home.resolve(file)),
          Files.getPosixFilePermissions(other.resolve(file)),
          file);
    }
  }

  private static SortedSet<String> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .collect(toCollection(TreeSet::new));
    }
  }

  @Test
  void libHasTheDependenciesOfTheCommand() throws IOException {
    Stream<String> expected =
        Stream.concat(
            Stream.of("sockjs-cli-" + Reactor.root().text("/project/version") + ".jar"),
            Reactor.runtimeClassPath("sockjs-cli").stream().map(Distribution::jarName));
    assertEquals(expected.collect(toCollection(TreeSet::new)), files(home.resolve("lib")));
  }

  @Test
  void noticeHasEveryLibrary() throws IOException {
    List<String> names =
        Files.readString(home.resolve("NOTICE")).lines().map(String::strip).toList();
    List<String> missing =
        files(home.resolve("lib")).stream()
            .filter(jar -> !jar.startsWith("sockjs-"))
            .filter(jar -> names.stream().noneMatch(name -> isBeginning(name, jar)))
            .toList();
    assertEquals(List.of(), missing);
    assertEquals(
        -1, Files.mismatch(Reactor.root("LICENSE"), home.resolve("LICENSE")), "the license");
  }

  private static boolean isBeginning(String name, String jar) {
    return name.length() > 4 && !name.contains(" ") && jar.startsWith(name);
  }

  /** There is no Windows here. */
  @Test
  void launcherForWindowsHasItsLineEndsAndTheModule() throws IOException {
    String text = Files.readString(home.resolve("bin/sockjs.bat"), UTF_8);
    assertFalse(text.replace("\r\n", "").matches("(?s).*[\r\n].*"), "a line without CR LF");
    assertTrue(text.startsWith("@echo off\r\n"), text);
    assertTrue(
        text.endsWith(
            " --module-path \"%~dp0..\\lib\" -m dev.sockjs.cli/dev.sockjs.cli.Main %*\r\n"),
        text);
    assertTrue(text.chars().allMatch(c -> c < 128), "only ASCII is the same in every code page");
  }
}
