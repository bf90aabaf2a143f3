package dev.sockjs.cli.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/**
 * Parses a base URL, or reads it from a file. It rejects what the client would reject, because the
 * client quotes the URL: a password with a {@code /} or {@code #} is taken for a host or a path.
 */
final class BaseUrlConverter implements ITypeConverter<URI> {

  private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");
  private static final int LAST_PORT = 65_535;

  /** An authority's end: the port, after a colon that is not part of an IPv6 address. */
  private static final Pattern PORT = Pattern.compile(":([^:\\]]*)\\z");

  @Override
  public URI convert(String argument) {
    URI url = parse(ArgumentFile.value(argument));
    require(
        url.getScheme() != null && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT)),
        "its scheme must be http, https, ws or wss");
    String authority = Objects.requireNonNullElse(url.getRawAuthority(), "");
    require(!authority.isEmpty(), "it has no host");
    Matcher port = PORT.matcher(authority.substring(authority.lastIndexOf('@') + 1));
    require(
        !port.find() || isPort(port.group(1)), "its port must be a number from 1 to " + LAST_PORT);
    require(url.getRawFragment() == null, "it must not have a fragment");
    return url;
  }

  private static boolean isPort(String text) {
    try {
      int port = text.isEmpty() ? 1 : Integer.parseInt(text);
      return port >= 1 && port <= LAST_PORT;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new UsageException("not a URL to connect to: " + problem);
    }
  }

  private static URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // The exception's message has the whole URL, with user info and query.
      throw new UsageException("not a URL: " + e.getReason() + " at index " + e.getIndex());
    }
  }
}
