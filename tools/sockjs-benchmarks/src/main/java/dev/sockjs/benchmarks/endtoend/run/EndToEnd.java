package dev.sockjs.benchmarks.endtoend.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sockjs.benchmarks.endtoend.peer.Peer;
import dev.sockjs.benchmarks.endtoend.report.PlainTable;
import dev.sockjs.benchmarks.endtoend.report.Result;
import dev.sockjs.benchmarks.endtoend.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures this client and others with real servers. Clients and servers run in processes of their
 * own. For one scenario and one server all clients run at the same time, and their rounds
 * alternate.
 */
public final class EndToEnd {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Options options;
  private final Commands commands;
  private final Path file;

  private EndToEnd(Options options) throws IOException {
    this.options = options;
    this.commands = new Commands(options.target());
    this.file = options.target().resolve("end-to-end.jsonl");
  }

  /**
   * Runs the experiments, writes the result of each round to {@code end-to-end.jsonl} in the target
   * directory, and prints the medians.
   *
   * @param args see {@code run-end-to-end}
   * @throws Exception if a server cannot be started
   */
  public static void main(String[] args) throws Exception {
    EndToEnd run = new EndToEnd(new Options(args));
    Files.deleteIfExists(run.file);
    run.all();
    System.out.println(PlainTable.of(new Results(Result.read(run.file))));
    System.exit(0);
  }

  private void all() throws Exception {
    for (Experiment experiment : Experiment.all()) {
      for (ServerKind server : experiment.servers()) {
        List<Peer> peers =
            List.of(Peer.values()).stream()
                .filter(experiment.peers())
                .filter(options::selects)
                .toList();
        if (options.selects(experiment) && options.selects(server) && !peers.isEmpty()) {
          System.err.println(experiment.scenario() + " on " + server.title());
          try (Commands.Server running = commands.server(server, experiment)) {
            run(experiment, server, running, peers);
          }
        }
      }
    }
  }

  private void run(Experiment experiment, ServerKind kind, Commands.Server server, List<Peer> peers)
      throws Exception {
    Map<Peer, Child> clients = new LinkedHashMap<>();
    try {
      for (Peer peer : peers) {
        clients.put(peer, commands.client(peer, experiment));
      }
      int warmups = options.number("warmups", 2);
      int rounds = options.number("rounds", 3);
      for (int round = -warmups; round < rounds; round++) {
        for (Map.Entry<Peer, Child> client : clients.entrySet()) {
          Map<String, Double> values = round(experiment, server, client.getValue());
          if (round >= 0) {
            new Result(experiment.scenario(), kind.title(), client.getKey().title(), values)
                .appendTo(file);
          }
        }
      }
    } finally {
      clients.values().forEach(Child::close);
    }
  }

  private Map<String, Double> round(Experiment experiment, Commands.Server server, Child client)
      throws IOException, InterruptedException {
    int millis = options.number("millis", 1000);
    client.write(
        experiment.scenario() + " " + server.url() + " " + server.child().pid() + " " + millis);
    JsonNode line = JSON.readTree(client.readLine(60 + millis / 1000));
    Map<String, Double> values = new LinkedHashMap<>();
    if (line.has("error")) {
      System.err.println("  failed: " + line.get("error").asText());
      return values;
    }
    line.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue().asDouble()));
    return values;
  }
}
