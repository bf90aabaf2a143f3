package dev.sockjs.testkit.server;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the requests of one connection with their bodies, RFC 9112. */
final class RequestReader {
  private static final int MAX_LINE_BYTES = 64 * 1024;
  private static final int MAX_QUOTED_CHARS = 80;
  private static final Pattern REQUEST_LINE = Pattern.compile("[A-Z]+ \\S+ HTTP/1\\.[01]");
  private static final Pattern HEADER_LINE = Pattern.compile("[!-9;-~]+:.*");

  private final int connection;
  private final InputStream in;

  RequestReader(int connection, InputStream in) {
    this.connection = connection;
    this.in = in;
  }

  /**
   * Returns the next request, or empty if the client closed the connection after the last one.
   *
   * @throws ProtocolViolation if it is not an HTTP/1 request
   */
  Optional<RecordedRequest> next() throws IOException {
    in.mark(1);
    if (in.read() < 0) {
      return Optional.empty();
    }
    in.reset();
    String requestLine = lineMatching(REQUEST_LINE);
    List<String> headerLines = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      headerLines.add(checked(line, HEADER_LINE));
    }
    RecordedRequest head = new RecordedRequest(connection, requestLine, headerLines, new byte[0]);
    return Optional.of(new RecordedRequest(connection, requestLine, headerLines, bodyAfter(head)));
  }

  private byte[] bodyAfter(RecordedRequest head) throws IOException {
    if (head.lists("Transfer-Encoding", "chunked")) {
      return chunkedBody();
    }
    String length = head.header("Content-Length").orElse("0");
    return exactly(number(length, 10));
  }

  private byte[] chunkedBody() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.write(exactly(size));
      lineMatching(Pattern.compile(""));
    }
    while (!line().isEmpty()) {
      // Ignore trailers.
    }
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return number(line().split(";", 2)[0].strip(), 16);
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("body ended after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  private String lineMatching(Pattern expected) throws IOException {
    return checked(line(), expected);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("request ended inside its head");
      }
      line.write(b);
      if (line.size() > MAX_LINE_BYTES) {
        throw new ProtocolViolation("line longer than " + MAX_LINE_BYTES + " bytes");
      }
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static String checked(String line, Pattern expected) throws ProtocolViolation {
    if (!expected.matcher(line).matches()) {
      throw notHttp(line);
    }
    return line;
  }

  private static int number(String digits, int radix) throws ProtocolViolation {
    try {
      int number = Integer.parseInt(digits, radix);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a negative number.
    }
    throw notHttp(digits);
  }

  private static ProtocolViolation notHttp(String line) {
    String quoted = line.substring(0, Math.min(MAX_QUOTED_CHARS, line.length()));
    return new ProtocolViolation("not HTTP/1: \"" + quoted + "\"");
  }
}
