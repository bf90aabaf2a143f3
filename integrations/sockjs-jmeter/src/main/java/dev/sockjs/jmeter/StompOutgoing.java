package dev.sockjs.jmeter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds the frame that a sampler sends.
 *
 * @param command the field "STOMP frame"; blank for {@code SEND}
 * @param destination the field "STOMP destination"
 * @param headerLines the field "STOMP headers"
 * @param body the message
 */
record StompOutgoing(String command, String destination, String headerLines, String body) {
  static final String SEND = "SEND";
  static final String SUBSCRIBE = "SUBSCRIBE";
  static final String UNSUBSCRIBE = "UNSUBSCRIBE";

  /** The commands that the field offers. */
  static final List<String> COMMANDS =
      List.of(SEND, SUBSCRIBE, UNSUBSCRIBE, "ACK", "NACK", "BEGIN", "COMMIT", "ABORT");

  /** Returns the message to send: the frame, or only the body without STOMP. */
  String text(Connection connection) {
    if (connection.isStomp()) {
      return StompCodec.encode(frame(connection.subscriptions()));
    }
    if (!destination.isBlank() || !headerLines.isBlank()) {
      throw SampleFailure.badField(
          "Connection \""
              + connection.name()
              + "\" is not in STOMP mode, so it cannot send to destination \""
              + destination
              + "\": choose STOMP 1.2 in its SockJS Connect sampler, or clear the STOMP fields");
    }
    return body;
  }

  private StompFrame frame(StompSubscriptions subscriptions) {
    String name = command.isBlank() ? SEND : command.strip();
    if (!COMMANDS.contains(name)) {
      throw SampleFailure.badField("STOMP frame must be one of " + COMMANDS + ": \"" + name + "\"");
    }
    List<StompHeader> headers = new ArrayList<>();
    if (needsDestination(name)) {
      headers.add(new StompHeader("destination", requireDestination(name)));
    }
    headers.addAll(StompFields.headers(headerLines));
    StompFrame frame = new StompFrame(name, headers, name.equals(SEND) ? body : "");
    if (frame.header("id").isPresent()) {
      return frame;
    }
    return switch (name) {
      case SUBSCRIBE -> frame.with("id", subscriptions.add(destination.strip()));
      case UNSUBSCRIBE -> frame.with("id", subscribed(subscriptions));
      default -> frame;
    };
  }

  private static boolean needsDestination(String name) {
    return name.equals(SEND) || name.equals(SUBSCRIBE);
  }

  private String requireDestination(String name) {
    if (destination.isBlank()) {
      throw SampleFailure.badField("STOMP destination is empty, but the frame is " + name);
    }
    return destination.strip();
  }

  private String subscribed(StompSubscriptions subscriptions) {
    Optional<String> id = subscriptions.remove(destination.strip());
    return id.orElseThrow(
        () ->
            SampleFailure.badField("There is no subscription to \"" + destination.strip() + "\""));
  }
}
