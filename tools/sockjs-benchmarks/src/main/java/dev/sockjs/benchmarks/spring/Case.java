package dev.sockjs.benchmarks.spring;

import java.util.List;

/**
 * A situation in which clients are compared.
 *
 * @param name the name in the table
 * @param contenders who takes part, Spring's first
 * @param script what happens
 */
record Case(String name, List<Contender> contenders, Script script) {

  /** Plays the server and the application, and lets the trial observe. */
  interface Script {
    void run(Trial trial) throws Exception;
  }

  /** Runs the case with one contender, and returns what was observed. */
  String observe(Contender contender, Limits limits) throws Exception {
    try (Trial trial = new Trial(contender.factory().create(limits), limits)) {
      script.run(trial);
      return String.join("; ", trial.facts());
    }
  }
}
