package dev.sockjs.blackbox.documents;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.SockJsClientBuilder;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import dev.sockjs.blackbox.Reactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the tables of {@code docs/guide.md} with the builders and their defaults. */
final class GuideDocumentTest {

  private static final Document GUIDE = Document.read("docs/guide.md");
  private static final Pattern TRANSPORT_OPTION =
      Pattern.compile("public static final TransportOption<\\w+> (\\w+)");

  @Test
  void everyOptionOfAClientHasARow() {
    assertEquals(
        settersOf(SockJsClientBuilder.class), names(GUIDE.section("The client"), "`\\w+`"));
  }

  @Test
  void everyOptionOfAConnectionHasARow() {
    assertEquals(
        settersOf(SockJsOptionsBuilder.class), names(GUIDE.section("Connecting"), "`\\w+`"));
  }

  /** The columns are name, unit, default and advice. */
  @Test
  void defaultsOfAConnectionAreThoseOfTheCode() {
    Map<String, String> documented =
        GUIDE.section("Connecting").rowsOfCode().stream()
            .collect(Collectors.toMap(row -> row.get(0), row -> row.get(2)));
    SockJsOptions defaults = SockJsOptions.defaults();
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("`sessionIdLength`", Integer.toString(defaults.sessionIdLength()));
    expected.put("`timeout`", seconds(defaults.timeout()));
    expected.put("`connectTimeout`", seconds(defaults.connectTimeout()));
    expected.put("`infoTimeout`", seconds(defaults.infoTimeout()));
    expected.put("`closeLinger`", seconds(defaults.closeLinger()));
    expected.put("`maxMessageSize`", (defaults.maxMessageSize() >> 20) + " Mi");
    expected.put("`maxBufferedAmount`", (defaults.maxBufferedAmount() >> 20) + " MiB");
    expected.forEach((name, value) -> assertEquals(value, documented.get(name), name));
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
  }

  @Test
  void everyTransportOptionHasARow() {
    Set<String> options =
        Reactor.published().stream()
            .map(module -> Reactor.directory(module).resolve("src/main/java"))
            .filter(Files::isDirectory)
            .flatMap(GuideDocumentTest::publicTransportOptions)
            .collect(toCollection(TreeSet::new));
    assertEquals(options, names(GUIDE.section("Connecting"), "`\\w+\\.[A-Z_]+`"));
  }

  /** Those of the classes for applications, which are in packages that modules export. */
  private static Stream<String> publicTransportOptions(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> file.toString().matches(".*(Transports|TransportOption)\\.java"))
          .toList()
          .stream()
          .flatMap(
              file ->
                  TRANSPORT_OPTION
                      .matcher(Document.read(file))
                      .results()
                      .map(
                          option ->
                              file.getFileName().toString().replace("java", "") + option.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> settersOf(Class<?> builder) {
    return Arrays.stream(builder.getDeclaredMethods())
        .filter(method -> method.getReturnType() == builder)
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(Method::getName)
        .collect(toCollection(TreeSet::new));
  }

  /** Returns the names in the first cells of a shape. */
  private static Set<String> names(Document section, String shape) {
    return section.rowsOfCode().stream()
        .map(row -> row.get(0))
        .filter(cell -> cell.matches(shape))
        .filter(cell -> !Set.of("`send`", "`offer`").contains(cell))
        .map(cell -> cell.replace("`", ""))
        .collect(toCollection(TreeSet::new));
  }
}
