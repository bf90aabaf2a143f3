package dev.sockjs.benchmarks.endtoend.run;

import dev.sockjs.benchmarks.endtoend.peer.Peer;
import dev.sockjs.benchmarks.endtoend.report.Document;
import dev.sockjs.benchmarks.endtoend.report.PlainTable;
import dev.sockjs.benchmarks.endtoend.report.Result;
import dev.sockjs.benchmarks.endtoend.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Measures this client and others with real servers. Clients and servers run in processes of their
 * own. For one scenario and one server all clients run at the same time, and their rounds
 * alternate.
 */
public final class EndToEnd {
  private static final String RESULTS = "end-to-end.jsonl";
  private static final int ROUNDS = 3;
  private static final int MILLIS = 700;

  private final Options options;
  private final Commands commands;
  private final Path file;

  private EndToEnd(Options options) throws IOException {
    this.options = options;
    this.commands = new Commands(options.target(), options.jvm());
    this.file = options.target().resolve(RESULTS);
  }

  /**
   * Runs the experiments, appends the result of each round to {@code end-to-end.jsonl} in the
   * target directory, prints the medians, and writes the document if everything was measured.
   *
   * @param args see {@code run-end-to-end}
   * @throws Exception if a server cannot be started
   */
  public static void main(String... args) throws Exception {
    EndToEnd run = new EndToEnd(new Options(args));
    if (!run.options.append()) {
      Files.deleteIfExists(run.file);
    }
    if (run.options.measures()) {
      run.measure();
    }
    run.report();
  }

  private void report() throws IOException {
    Results results = new Results(Result.read(file));
    Optional<Path> baseline = options.baseline();
    System.out.println(
        baseline.isEmpty()
            ? PlainTable.of(results)
            : PlainTable.compare(new Results(Result.read(baseline.get())), results));
    if (options.writesDocument()) {
      Document.write(options.document(), results);
    }
  }

  private void measure() throws Exception {
    for (Experiment experiment : options.quick() ? Experiment.quick() : Experiment.all()) {
      for (ServerKind server : experiment.servers()) {
        List<Peer> peers =
            Arrays.stream(Peer.values())
                .filter(experiment.peers())
                .filter(options::selects)
                .toList();
        if (options.selects(experiment) && options.selects(server) && !peers.isEmpty()) {
          measure(experiment, server, peers);
        }
      }
    }
  }

  private void measure(Experiment experiment, ServerKind kind, List<Peer> peers)
      throws IOException, InterruptedException {
    System.err.println(experiment.scenario() + " on " + kind.title());
    try (Server server = commands.server(kind)) {
      new Rounds(commands, experiment, kind, server, file)
          .run(
              peers,
              experiment.fresh() ? 0 : options.number("warmups", experiment.warmups()),
              experiment.fresh() ? 1 : options.number("rounds", ROUNDS),
              options.number("millis", MILLIS));
    }
  }
}
