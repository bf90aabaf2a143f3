package dev.sockjs.cli.command;

import dev.sockjs.Headers;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;

/** Parses {@code Name: value}, or reads such lines from a file, which {@code @FILE} names. */
final class HeaderConverter implements ITypeConverter<Headers> {

  @Override
  public Headers convert(String text) {
    return text.startsWith("@")
        ? parse(new ArgumentFile(text.substring(1)).lines().stream())
        : parse(text);
  }

  /** Parses lines, of which blank ones are skipped. */
  static Headers parse(Stream<String> lines) {
    return lines
        .filter(line -> !line.isBlank())
        .map(HeaderConverter::parse)
        .reduce(Headers.empty(), Headers::with);
  }

  private static Headers parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new UsageException("not of the form 'Name: value'");
    }
    String name = text.substring(0, colon);
    if (!isValid(name, "")) {
      throw new UsageException("the name must be a token of RFC 9110");
    }
    String value = text.substring(colon + 1).strip();
    if (!isValid(name, value)) {
      throw new UsageException("the value must be visible Latin-1 characters, spaces and tabs");
    }
    return Headers.of(name, value);
  }

  /** Asks the API, whose error messages quote the name. It may be a value without its name. */
  private static boolean isValid(String name, String value) {
    try {
      Headers.of(name, value);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
