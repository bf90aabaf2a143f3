package dev.sockjs.testkit.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** One request as a {@link ScriptedServer} received it. Immutable. */
public final class RecordedRequest {
  private final int connection;
  private final String requestLine;
  private final List<String> headerLines;
  private final byte[] body;

  RecordedRequest(int connection, String requestLine, List<String> headerLines, byte[] body) {
    this.connection = connection;
    this.requestLine = requestLine;
    this.headerLines = List.copyOf(headerLines);
    this.body = body.clone();
  }

  /**
   * The number of the connection it came on.
   *
   * @return 1 for the first connection that the server accepted
   */
  public int connection() {
    return connection;
  }

  /**
   * The first line.
   *
   * @return method, target and version as sent
   */
  public String requestLine() {
    return requestLine;
  }

  /**
   * The method.
   *
   * @return as sent, such as {@code POST}
   */
  public String method() {
    return requestLine.substring(0, requestLine.indexOf(' '));
  }

  /**
   * The request target.
   *
   * @return path and query as sent, undecoded; a whole URL if the client took this server for a
   *     proxy
   */
  public String target() {
    return requestLine.substring(requestLine.indexOf(' ') + 1, requestLine.lastIndexOf(' '));
  }

  /**
   * The path, which is what scripts are chosen by.
   *
   * @return the target without query, and without scheme and authority if it is a whole URL
   */
  public String path() {
    String path = target();
    int authority = path.indexOf("://");
    if (authority > 0) {
      int slash = path.indexOf('/', authority + 3);
      path = slash < 0 ? "/" : path.substring(slash);
    }
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  /**
   * The header lines.
   *
   * @return each as sent, in order
   */
  public List<String> headerLines() {
    return headerLines;
  }

  /**
   * The values of a header.
   *
   * @param name its name, in any case
   * @return one value a line that carries it, in order; empty if there is none
   */
  public List<String> headers(String name) {
    return headerLines.stream()
        .filter(line -> line.substring(0, line.indexOf(':')).equalsIgnoreCase(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .toList();
  }

  /**
   * The first value of a header.
   *
   * @param name its name, in any case
   * @return the value, or empty if the header is absent
   */
  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  /**
   * The body.
   *
   * @return a copy of its bytes, without chunked coding
   */
  public byte[] body() {
    return body.clone();
  }

  /**
   * The body as text.
   *
   * @return the bytes read as UTF-8
   */
  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Whether one of the comma-separated values of a header is this one, in any case. */
  boolean lists(String name, String value) {
    return headers(name).stream()
        .flatMap(line -> List.of(line.split(",")).stream())
        .anyMatch(element -> element.strip().equalsIgnoreCase(value));
  }

  /** Method, target and connection, for messages. */
  @Override
  public String toString() {
    return method() + " " + target() + " (connection " + connection + ")";
  }
}
