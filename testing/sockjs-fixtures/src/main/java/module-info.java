/**
 * Test fixtures of this project's own suites: a proxy that injects faults into connections. Not
 * published.
 */
module dev.sockjs.fixtures {
  requires static org.jspecify;

  exports dev.sockjs.fixtures;
}
