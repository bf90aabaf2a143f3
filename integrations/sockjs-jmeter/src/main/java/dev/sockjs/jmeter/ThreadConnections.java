package dev.sockjs.jmeter;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The connections of each JMeter thread, by name. Each thread sees its own only. */
final class ThreadConnections {
  private static final ThreadLocal<Map<String, Connection>> OF_THREAD =
      ThreadLocal.withInitial(HashMap::new);

  private ThreadConnections() {}

  /** Adds a connection. Closes an older one of the same name in order, without waiting. */
  static void put(Connection connection) {
    Connection older = OF_THREAD.get().put(connection.name(), connection);
    if (older != null) {
      older.sock().close();
    }
  }

  static Optional<Connection> find(String name) {
    return Optional.ofNullable(OF_THREAD.get().get(name));
  }

  static Connection get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                SampleFailure.badField(
                    "This thread has no connection \""
                        + name
                        + "\": add a SockJS Connect sampler of that connection before this one"));
  }

  static void remove(Connection connection) {
    OF_THREAD.get().remove(connection.name(), connection);
  }

  /** Closes all connections of the calling thread in order, without waiting. */
  static void closeAll() {
    OF_THREAD.get().values().forEach(connection -> connection.sock().close());
    OF_THREAD.remove();
  }
}
