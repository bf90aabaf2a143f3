package dev.sockjs.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The files of the page, which are in this package. */
final class Page {

  private Page() {}

  /** Returns the HTML of the page, which lists these endpoints. */
  static byte[] html(List<Endpoint> endpoints) {
    return new String(file("index.html"), UTF_8)
        .replace("{{options}}", lines(endpoints, Page::option))
        .replace("{{rows}}", lines(endpoints, Page::row))
        .getBytes(UTF_8);
  }

  private static String lines(List<Endpoint> endpoints, Function<Endpoint, String> line) {
    return endpoints.stream().map(line).collect(Collectors.joining("\n"));
  }

  private static String option(Endpoint endpoint) {
    return "<option>" + escape(endpoint.path()) + "</option>";
  }

  private static String row(Endpoint endpoint) {
    String path = escape(endpoint.path());
    return "<tr><th scope=\"row\"><code>"
        + path
        + "</code></th><td>"
        + escape(endpoint.behaviour())
        + "</td><td><a href=\""
        + path
        + "/info\">info</a></td></tr>";
  }

  /** Escapes text for HTML, in attributes with double quotes too. */
  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Returns a file of this package. */
  static byte[] file(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The file " + name + " of the page is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the file " + name + " of the page", e);
    }
  }
}
