package dev.sockjs.jmeter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A frame of STOMP 1.2.
 *
 * @param command such as {@code SEND}
 * @param headers in order; the first of a name counts (STOMP 1.2, "Repeated Header Entries")
 * @param body the text of the frame, empty if it has none
 */
record StompFrame(String command, List<StompHeader> headers, String body) {

  StompFrame {
    headers = List.copyOf(headers);
  }

  Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equals(name))
        .map(StompHeader::value)
        .findFirst();
  }

  /** Returns a copy with one header more, at the end. */
  StompFrame with(String name, String value) {
    List<StompHeader> more = new ArrayList<>(headers);
    more.add(new StompHeader(name, value));
    return new StompFrame(command, more, body);
  }

  /** Returns command and headers as lines, for a person. */
  String head() {
    return headers.stream()
        .map(header -> header.name() + ": " + header.value())
        .collect(Collectors.joining("\n", command + "\n", ""));
  }
}
