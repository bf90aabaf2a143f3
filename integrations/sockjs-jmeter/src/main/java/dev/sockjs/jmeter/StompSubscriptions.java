package dev.sockjs.jmeter;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Gives ids to the STOMP subscriptions of a connection, and finds them by destination. */
final class StompSubscriptions {
  private final Map<String, String> idsByDestination = new HashMap<>();
  private int count;

  /** Returns a new id, which {@link #remove} finds. */
  String add(String destination) {
    String id = "sub-" + count++;
    idsByDestination.put(destination, id);
    return id;
  }

  Optional<String> remove(String destination) {
    return Optional.ofNullable(idsByDestination.remove(destination));
  }
}
