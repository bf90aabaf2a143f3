package dev.sockjs.testkit.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A request that a {@link ScriptedServer} received. Immutable. */
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
   * Returns the number of the connection that carried the request.
   *
   * @return 1 for the first connection that the server accepted
   */
  public int connection() {
    return connection;
  }

  /**
   * Returns the first line.
   *
   * @return method, target and version, as sent
   */
  public String requestLine() {
    return requestLine;
  }

  /**
   * Returns the method.
   *
   * @return the method as sent, such as {@code POST}
   */
  public String method() {
    return requestLine.substring(0, requestLine.indexOf(' '));
  }

  /**
   * Returns the request target.
   *
   * @return path and query as sent, not decoded; a whole URL if the client uses this server as a
   *     proxy
   */
  public String target() {
    return requestLine.substring(requestLine.indexOf(' ') + 1, requestLine.lastIndexOf(' '));
  }

  /**
   * Returns the path, by which scripts are selected.
   *
   * @return the target without its query, and without scheme and authority if it is a whole URL
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
   * Returns the header lines.
   *
   * @return the lines as sent, in order
   */
  public List<String> headerLines() {
    return headerLines;
  }

  /**
   * Returns the values of a header.
   *
   * @param name the name; case does not matter
   * @return one value for each line with this name, in order; empty if there is none
   */
  public List<String> headers(String name) {
    return headerLines.stream()
        .filter(line -> line.substring(0, line.indexOf(':')).equalsIgnoreCase(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .toList();
  }

  /**
   * Returns the first value of a header.
   *
   * @param name the name; case does not matter
   * @return the value, or empty if the header is absent
   */
  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  /**
   * Returns the body.
   *
   * @return a copy of the bytes, without chunked coding
   */
  public byte[] body() {
    return body.clone();
  }

  /**
   * Returns the body as text.
   *
   * @return the bytes decoded as UTF-8
   */
  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns whether a header has this value in its comma-separated list, in any case. */
  boolean lists(String name, String value) {
    return headers(name).stream()
        .flatMap(line -> List.of(line.split(",")).stream())
        .anyMatch(element -> element.strip().equalsIgnoreCase(value));
  }

  /** Returns method, target and connection, for messages. */
  @Override
  public String toString() {
    return method() + " " + target() + " (connection " + connection + ")";
  }
}
