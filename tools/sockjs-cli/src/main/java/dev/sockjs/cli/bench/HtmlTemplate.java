package dev.sockjs.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of the report, which are in this package, and the placeholders in them. */
final class HtmlTemplate {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z-]+)}}");

  private HtmlTemplate() {}

  /**
   * Returns a file with its placeholders replaced. Values are not searched for placeholders.
   *
   * @throws IllegalStateException if a placeholder has no value
   */
  static String fill(String file, Map<String, String> values) {
    Matcher matcher = PLACEHOLDER.matcher(read(file));
    return matcher.replaceAll(
        found -> {
          String value = values.get(found.group(1));
          if (value == null) {
            throw new IllegalStateException("No value for " + found.group() + " in " + file);
          }
          return Matcher.quoteReplacement(value);
        });
  }

  /** Returns a file of this package. */
  static String read(String file) {
    try (InputStream in = HtmlTemplate.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The file " + file + " of the report is missing");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the file " + file + " of the report", e);
    }
  }

  /** Returns the source of a Content-Security-Policy that permits this inline text only. */
  static String policySource(String inline) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(inline.getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }
}
