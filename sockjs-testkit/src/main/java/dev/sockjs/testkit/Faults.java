package dev.sockjs.testkit;

import java.util.List;

/** The faults of a connection, those of either direction. Immutable. */
public final class Faults {
  private static final Faults NONE = new Faults(List.of(), List.of());

  private final List<Fault> toServer;
  private final List<Fault> toClient;

  private Faults(List<Fault> toServer, List<Fault> toClient) {
    this.toServer = toServer;
    this.toClient = toClient;
  }

  /**
   * A connection in good health.
   *
   * @return no faults
   */
  public static Faults none() {
    return NONE;
  }

  /**
   * Spoils what the client sends.
   *
   * @param faults in the order in which the bytes meet them
   * @return these faults, with those for this direction replaced
   */
  public Faults toServer(Fault... faults) {
    return new Faults(List.of(faults), toClient);
  }

  /**
   * Spoils what the server sends.
   *
   * @param faults in the order in which the bytes meet them
   * @return these faults, with those for this direction replaced
   */
  public Faults toClient(Fault... faults) {
    return new Faults(toServer, List.of(faults));
  }

  Pipe toServer(Pipe server, FaultedConnection connection) {
    return chain(toServer, server, connection);
  }

  Pipe toClient(Pipe client, FaultedConnection connection) {
    return chain(toClient, client, connection);
  }

  @Override
  public String toString() {
    return "to server " + toServer + ", to client " + toClient;
  }

  private static Pipe chain(List<Fault> faults, Pipe last, FaultedConnection connection) {
    Pipe first = last;
    for (int i = faults.size() - 1; i >= 0; i--) {
      first = faults.get(i).before(first, connection);
    }
    return first;
  }
}
