package dev.sockjs.cli.command;

import java.util.stream.Stream;

/** The name by which the user calls the command: from its sources, or from anywhere. */
public final class Program {

  private static final String IN_SOURCES = "./sockjs";

  /** The launcher of the archives sets the property. */
  static final String NAME = Boolean.getBoolean("sockjs.installed") ? "sockjs" : IN_SOURCES;

  private Program() {}

  /**
   * Returns how the user calls a command.
   *
   * @param qualifiedName the name that picocli has for it, such as {@code sockjs info}
   */
  public static String call(String qualifiedName) {
    return NAME + qualifiedName.substring("sockjs".length());
  }

  /** Returns the lines of a help text with the name in the place of {@code ./sockjs}. */
  public static String[] inHelp(String[] lines) {
    return Stream.of(lines).map(line -> line.replace(IN_SOURCES, NAME)).toArray(String[]::new);
  }
}
