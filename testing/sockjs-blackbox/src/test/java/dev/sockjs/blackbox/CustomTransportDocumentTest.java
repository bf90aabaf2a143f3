package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code in {@code docs/custom-transport.md} is the code of the example. */
final class CustomTransportDocumentTest {

  private static final Path DOCUMENT = Reactor.root("docs/custom-transport.md");
  private static final Path EXAMPLE = Reactor.root("examples/legacy-websocket");

  /** A code block, and the text between it and the one before. */
  private static final Pattern BLOCK = Pattern.compile("(?s)(.*?)```\\w+\\n(.*?)```");

  /** The last link to a file in the text before a block. */
  private static final Pattern FILE = Pattern.compile("(?s).*\\]\\((\\.\\./[^)]+)\\)");

  /** The lines of code, and all lines. */
  private static final Pattern LINES =
      Pattern.compile("(?s)has (\\d+) lines of code.*?have (\\d+) lines\\.");

  private static final int MAX_LINES = 800;

  @Test
  void everyBlockIsInTheFileThatItsLinkNames() throws IOException {
    String text = Files.readString(DOCUMENT);
    int blocks = 0;
    for (Matcher block = BLOCK.matcher(text); block.find(); blocks++) {
      String code = block.group(2);
      Matcher link = FILE.matcher(block.group(1));
      assertTrue(link.lookingAt(), () -> "no link to the file of:\n" + code);
      Path file = DOCUMENT.resolveSibling(link.group(1)).normalize();
      assertTrue(
          withoutSpace(Files.readString(file)).contains(withoutSpace(code)),
          () -> file + " does not contain:\n" + code);
    }
    assertTrue(blocks > 10, "blocks: " + blocks);
  }

  private static String withoutSpace(String code) {
    return code.replaceAll("\\s", "");
  }

  /** What the pom of the walk takes from the BOM is in it, and only the rest has a version. */
  @Test
  void pomOfTheWalkUsesTheBom() {
    Pom pom = Pom.of(EXAMPLE.resolve("standalone"));
    String own = "/project/dependencies/dependency[groupId='dev.sockjs']";
    List<String> artifacts = pom.texts(own + "/artifactId");
    assertFalse(artifacts.isEmpty());
    assertEquals(List.of(), pom.texts(own + "/version"));
    String managed = "/project/dependencyManagement/dependencies/dependency/artifactId";
    assertTrue(Reactor.bom().texts(managed).containsAll(artifacts), artifacts::toString);
    assertEquals(
        Reactor.root().texts("/project/properties/jspecify.version"),
        pom.texts("/project/dependencies/dependency[groupId='org.jspecify']/version"));
    assertEquals(
        Reactor.root().texts("/project/version"),
        pom.texts("/project/dependencyManagement/dependencies/dependency/version"));
  }

  @Test
  void exampleIsAsShortAsTheDocumentSays() throws IOException {
    long lines = 0;
    long linesOfCode = 0;
    try (Stream<Path> files = Files.walk(EXAMPLE.resolve("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        lines += text.lines().count();
        linesOfCode += linesOfCode(text);
      }
    }
    Matcher claim = LINES.matcher(Files.readString(DOCUMENT));
    assertTrue(claim.find());
    assertEquals(claim.group(1), String.valueOf(linesOfCode));
    assertEquals(claim.group(2), String.valueOf(lines));
    assertTrue(linesOfCode < MAX_LINES, () -> "lines of code: " + claim.group(1));
  }

  /** Without blank lines, comments, imports and packages. */
  private static long linesOfCode(String text) {
    return text.replaceAll("(?s)/\\*.*?\\*/", "")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.matches("(//|import |package ).*"))
        .count();
  }
}
