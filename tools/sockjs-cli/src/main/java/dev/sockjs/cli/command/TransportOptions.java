package dev.sockjs.cli.command;

import dev.sockjs.spi.TransportProvider;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of the subcommands that use transports of other jars. */
final class TransportOptions {

  @Option(
      names = "--transports",
      paramLabel = "JAR",
      description = {
        "A jar with more transports, and each jar that it needs. May be repeated; several jars can"
            + " be one argument, separated as on a class path.",
        "A transport with the name of a built-in one replaces that."
      })
  private List<String> jars = List.of();

  /** The transports of the jars, once they are loaded. */
  private @Nullable List<TransportProvider> loaded;

  /**
   * Returns these transports and those of the jars, without the ones that a jar replaces.
   *
   * @throws UsageException if the jars cannot be loaded
   */
  List<TransportProvider> with(List<TransportProvider> builtIn) {
    Set<String> names = names();
    return Stream.concat(
            builtIn.stream().filter(provider -> !names.contains(provider.name())),
            loaded().stream())
        .toList();
  }

  /** Returns the names of the transports of the jars. */
  Set<String> names() {
    return loaded().stream().map(TransportProvider::name).collect(Collectors.toSet());
  }

  private List<TransportProvider> loaded() {
    if (loaded == null) {
      loaded = jars.isEmpty() ? List.of() : TransportJars.load(paths());
    }
    return loaded;
  }

  private List<Path> paths() {
    try {
      return jars.stream()
          .flatMap(text -> Stream.of(text.split(Pattern.quote(File.pathSeparator))))
          .filter(text -> !text.isEmpty())
          .map(Path::of)
          .toList();
    } catch (InvalidPathException e) {
      throw new UsageException("--transports: not the name of a file");
    }
  }
}
