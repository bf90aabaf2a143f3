package dev.sockjs.blackbox.documents;

import static java.util.stream.Collectors.joining;

import dev.sockjs.blackbox.Reactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The main sources of modules, with adjacent string literals joined. */
final class Literals {

  private static final Pattern JOIN =
      Pattern.compile("\"\\s*(?:\\.formatted\\([^\"]*?\\)\\s*)?\\+\\s*\"");

  private final String text;

  private Literals(List<String> modules) {
    text =
        JOIN.matcher(modules.stream().flatMap(Literals::sources).collect(joining("\n")))
            .replaceAll("")
            .replace("\\\"", "\"");
  }

  /** Reads the sources of modules. */
  static Literals of(List<String> modules) {
    return new Literals(modules);
  }

  /** Returns whether each part of a text with wildcards is somewhere in a literal. */
  boolean contain(String textWithWildcards) {
    return Wildcards.parts(textWithWildcards).stream().allMatch(text::contains);
  }

  private static Stream<String> sources(String module) {
    try (Stream<Path> files = Files.walk(Reactor.directory(module).resolve("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Document::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
