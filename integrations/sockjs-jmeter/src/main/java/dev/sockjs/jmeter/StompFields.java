package dev.sockjs.jmeter;

import java.util.List;

/** Reads the fields of samplers that hold STOMP headers. */
final class StompFields {
  private StompFields() {}

  /** Returns the headers of a field that has one on each line. */
  static List<StompHeader> headers(String lines) {
    return lines.lines().filter(line -> !line.isBlank()).map(StompFields::header).toList();
  }

  private static StompHeader header(String line) {
    int colon = line.indexOf(':');
    if (colon < 1) {
      throw SampleFailure.badField(
          "A STOMP header must have the form name:value, but a line has "
              + (colon < 0 ? "no colon" : "no name"));
    }
    return new StompHeader(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
  }
}
