package dev.sockjs.blackbox;

import java.util.List;

/**
 * The output of a program.
 *
 * @param output the standard output
 * @param log the standard error
 */
public record ProcessOutput(String output, String log) {

  /** Returns the lines of the standard output. */
  public List<String> lines() {
    return output.lines().toList();
  }

  /** Returns both streams, for assertion messages. */
  @Override
  public String toString() {
    return "--- standard output:\n" + output + "--- standard error:\n" + log;
  }
}
