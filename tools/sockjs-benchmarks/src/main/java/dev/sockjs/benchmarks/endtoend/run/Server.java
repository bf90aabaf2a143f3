package dev.sockjs.benchmarks.endtoend.run;

import java.util.List;

/**
 * A running server.
 *
 * @param url what its clients connect to
 * @param children its process, and that of a proxy in front of it if there is one
 */
record Server(String url, List<Child> children) implements AutoCloseable {
  long pid() {
    return children.get(0).pid();
  }

  @Override
  public void close() {
    children.forEach(Child::close);
  }
}
