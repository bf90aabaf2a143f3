package dev.sockjs.examples.legacywebsocket;

import dev.sockjs.Headers;
import dev.sockjs.HeadersBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Status and fields of a response (RFC 9112). */
record ResponseHead(int status, Headers fields) {

  /** For all heads before the final one together. A server may send any number of fields. */
  private static final int MAX_LENGTH = 64 << 10;

  static final int SWITCHING_PROTOCOLS = 101;
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-9]\\d{2})(?: .*)?");

  /** Reads the final response: 101, or a status from 200 on. */
  static ResponseHead read(Input in) throws IOException {
    int left = MAX_LENGTH;
    while (true) {
      List<String> lines = new ArrayList<>();
      for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
        left -= line.length();
        lines.add(line);
      }
      ResponseHead head = parse(lines);
      if (head.status >= 200 || head.status == SWITCHING_PROTOCOLS) {
        return head;
      }
    }
  }

  private static String line(Input in, int maxLength) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (line.length() >= maxLength) {
        throw new IOException("The head of the response is longer than " + MAX_LENGTH + " bytes");
      }
      line.append((char) next);
    }
    return line.toString().replace("\r", "");
  }

  private static ResponseHead parse(List<String> lines) throws IOException {
    Matcher status = STATUS_LINE.matcher(lines.isEmpty() ? "" : lines.get(0));
    if (!status.matches()) {
      throw new IOException("The response is not HTTP");
    }
    HeadersBuilder fields = Headers.builder();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      try {
        fields.add(line.substring(0, Math.max(colon, 0)), line.substring(colon + 1).strip());
      } catch (IllegalArgumentException e) {
        throw new IOException("A field of the response is not HTTP", e);
      }
    }
    return new ResponseHead(Integer.parseInt(status.group(1)), fields.build());
  }

  /** Checks that a field lists a value, in any case. */
  void require(String name, String value) throws IOException {
    boolean listed =
        fields.all(name).stream()
            .flatMap(values -> Stream.of(values.split(",")))
            .anyMatch(element -> element.strip().equalsIgnoreCase(value));
    if (!listed) {
      throw new IOException("The response with status 101 has no " + name + ": " + value);
    }
  }

  /** Returns the sub-protocol that the server selected, which must have been offered. */
  String protocolAmong(List<String> offered) throws IOException {
    String protocol = fields.first("Sec-WebSocket-Protocol").orElse("");
    if (!protocol.isEmpty() && !offered.contains(protocol)) {
      throw new IOException("The server chose a sub-protocol that was not offered");
    }
    return protocol;
  }
}
