package dev.sockjs.blackbox;

import java.util.List;

/**
 * What a program printed.
 *
 * @param output its standard output
 * @param log its standard error
 */
public record ProcessOutput(String output, String log) {

  public List<String> lines() {
    return output.lines().toList();
  }

  /** All of it, for messages of failures. */
  @Override
  public String toString() {
    return "--- standard output:\n" + output + "--- standard error:\n" + log;
  }
}
