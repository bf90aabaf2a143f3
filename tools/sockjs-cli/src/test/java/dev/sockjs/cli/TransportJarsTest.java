package dev.sockjs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.testserver.SockJsTestServer;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --transports} with jars of the example {@code jdk-polling}, compiled here. */
@Timeout(180)
final class TransportJarsTest {

  private static final Path EXAMPLE = Path.of("../../examples/jdk-polling/src/main");

  @TempDir private static Path directory;

  /** A module. */
  private static Path modular;

  /** The same without its module descriptor. */
  private static Path plain;

  /** The same without a declaration of its service. */
  private static Path undeclared;

  @BeforeAll
  static void compile() throws Exception {
    Path classes = directory.resolve("classes");
    compile(classes);
    modular = jar("modular.jar", classes, EXAMPLE.resolve("resources"));
    Files.delete(classes.resolve("module-info.class"));
    plain = jar("jdk-polling-plain-1.0.jar", classes, EXAMPLE.resolve("resources"));
    undeclared = jar("undeclared.jar", classes);
  }

  @Test
  void demoHasARowForTheTransportOfAModule() throws Exception {
    List<String> out = run(0, "demo", "--transports", modular.toString());
    assertRow("jdk-polling +ok +[0-9.]+ +[0-9.]+ +[0-9]+ +1000", out);
    assertRow("xhr-polling +ok .*", out);
  }

  @Test
  void probeHasALineForTheTransportOfAJarWithoutADescriptor() throws Exception {
    try (SockJsTestServer server = SockJsTestServer.start()) {
      String url = server.uri("/echo").toString();
      List<String> out =
          run(0, "probe", "--transports", plain.toString(), url, "--json", "--timeout", "30000");
      assertRow(
          "\\{\"event\":\"transport\",\"transport\":\"jdk-polling\",\"outcome\":\"open\".*"
              + "\"works\":true,\"answer\":\"echo\".*",
          out);
    }
  }

  @Test
  void connectUsesTheTransportByItsName() throws Exception {
    List<String> out = connect(modular.toString());
    assertRow("\\{\"event\":\"open\",\"transport\":\"jdk-polling\".*", out);
    assertRow("\\{\"event\":\"message\",\"data\":\"hello\",\"t\":\\d+\\}", out);
  }

  /** What the command has too, such as the API, stays the command's. */
  @Test
  void severalJarsCanBeOneArgument() throws Exception {
    String api =
        Stream.of(System.getProperty("jdk.module.path").split(File.pathSeparator))
            .filter(path -> path.contains("sockjs-api"))
            .findFirst()
            .orElseThrow();
    connect(api + File.pathSeparator + modular);
  }

  @Test
  void jarsWithTheSamePackageAreBadUsage() {
    assertRefused("in more than one module", modular + File.pathSeparator + plain);
  }

  @Test
  void jarWithoutATransportIsBadUsage() {
    assertRefused("no transport in ", undeclared.toString());
  }

  @Test
  void missingFileIsBadUsage() {
    assertRefused("missing.jar cannot be read", directory.resolve("missing.jar").toString());
  }

  @Test
  void fileThatIsNotAJarIsBadUsage() throws Exception {
    Path text = Files.writeString(directory.resolve("text.jar"), "not a jar");
    assertRefused("text.jar", text.toString());
  }

  private static void assertRefused(String message, String jars) {
    CommandRun run = CommandRun.of("demo", "--transports", jars);
    assertEquals(2, run.status(), run.err());
    assertTrue(run.err().contains("--transports: ") && run.err().contains(message), run.err());
  }

  private static void assertRow(String pattern, List<String> out) {
    assertTrue(out.stream().anyMatch(Pattern.compile(pattern).asMatchPredicate()), out::toString);
  }

  /** Sends a message to the embedded server and waits for its echo. */
  private static List<String> connect(String jars) throws Exception {
    try (SockJsTestServer server = SockJsTestServer.start()) {
      List<String> args = new ArrayList<>();
      args.addAll(List.of("connect", server.uri("/echo").toString(), "--json"));
      args.addAll(List.of("--transports", jars, "-t", "jdk-polling"));
      args.addAll(List.of("--send", "hello", "--expect", "1"));
      args.addAll(CommandRun.LONG_TIMEOUTS);
      return run(0, args.toArray(String[]::new));
    }
  }

  private static List<String> run(int expectedStatus, String... args) throws Exception {
    Process process = CommandProcess.start(args);
    try {
      process.getOutputStream().close();
      List<String> out = process.inputReader(UTF_8).lines().toList();
      assertEquals(expectedStatus, process.waitFor(), out::toString);
      return out;
    } finally {
      process.destroyForcibly();
    }
  }

  private static void compile(Path classes) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(List.of("--release", "17", "-proc:none", "-d", classes.toString()));
    command.addAll(List.of("--module-path", System.getProperty("jdk.module.path")));
    try (Stream<Path> sources = Files.walk(EXAMPLE.resolve("java"))) {
      sources.map(Path::toString).filter(each -> each.endsWith(".java")).forEach(command::add);
    }
    Process javac = new ProcessBuilder(command).inheritIO().start();
    assertEquals(0, javac.waitFor());
  }

  /** Creates a jar with the files of directories. */
  private static Path jar(String name, Path... contents) throws IOException {
    Path jar = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (Path root : contents) {
        List<Path> files;
        try (Stream<Path> found = Files.walk(root)) {
          files = found.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
          entries.putNextEntry(new ZipEntry(root.relativize(file).toString().replace('\\', '/')));
          Files.copy(file, entries);
        }
      }
    }
    return jar;
  }
}
