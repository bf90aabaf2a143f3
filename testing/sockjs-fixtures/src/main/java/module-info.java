/**
 * Test fixtures for this project's own suites; not published. They do not depend on the test kit,
 * because the tests of the test kit use them.
 */
module dev.sockjs.fixtures {
  requires java.logging;
  requires static org.jspecify;

  exports dev.sockjs.fixtures;
}
