package dev.sockjs.benchmarks.endtoend.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sockjs.benchmarks.endtoend.peer.Peer;
import dev.sockjs.benchmarks.endtoend.report.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the rounds of one experiment with one server: one of each client, then the next of each. */
final class Rounds {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TIMEOUT_SECONDS = 120;

  /** A client that fails so often is left out, because each failure takes many seconds. */
  private static final int MOST_FAILURES = 2;

  private final Commands commands;
  private final Experiment experiment;
  private final ServerKind kind;
  private final Server server;
  private final Path file;
  private final Map<Peer, Child> clients = new LinkedHashMap<>();
  private final Map<Peer, Integer> failures = new HashMap<>();

  Rounds(Commands commands, Experiment experiment, ServerKind kind, Server server, Path file) {
    this.commands = commands;
    this.experiment = experiment;
    this.kind = kind;
    this.server = server;
    this.file = file;
  }

  /**
   * Runs rounds, and appends their results to the file. Rounds for warming up are twice as long.
   */
  void run(List<Peer> peers, int warmups, int rounds, int millis)
      throws IOException, InterruptedException {
    try {
      for (int round = -warmups; round < rounds; round++) {
        for (Peer peer : peers) {
          Map<String, Double> values = round(peer, round < 0 ? 2 * millis : millis);
          if (round >= 0) {
            new Result(experiment.scenario(), kind.title(), peer.title(), values).appendTo(file);
          }
        }
      }
    } finally {
      clients.values().forEach(Child::close);
    }
  }

  /** Runs one round; a client that fails gets a new process for the next. */
  private Map<String, Double> round(Peer peer, int millis) throws InterruptedException {
    if (failures.getOrDefault(peer, 0) >= MOST_FAILURES) {
      return Map.of();
    }
    try {
      if (!clients.containsKey(peer)) {
        clients.put(peer, commands.client(peer, experiment));
      }
      Map<String, Double> values = values(clients.get(peer), millis);
      if (experiment.fresh()) {
        close(clients.remove(peer));
      }
      return values;
    } catch (IOException e) {
      System.err.println("  " + peer.title() + " failed: " + e.getMessage());
      failures.merge(peer, 1, Integer::sum);
      close(clients.remove(peer));
      return Map.of();
    }
  }

  private static void close(@Nullable Child child) {
    if (child != null) {
      child.close();
    }
  }

  private Map<String, Double> values(Child client, int millis)
      throws IOException, InterruptedException {
    // Vert.x closes connections that clients reuse; see client.js.
    String reuse = kind == ServerKind.NODE ? "reuse" : "no-reuse";
    client.write(
        String.join(
            " ",
            experiment.scenario(),
            server.url(),
            Long.toString(server.pid()),
            Integer.toString(millis),
            reuse));
    JsonNode line = JSON.readTree(client.readLine(TIMEOUT_SECONDS));
    if (line.has("error")) {
      throw new IOException(line.get("error").asText());
    }
    Map<String, Double> values = new LinkedHashMap<>();
    line.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue().asDouble()));
    return values;
  }
}
