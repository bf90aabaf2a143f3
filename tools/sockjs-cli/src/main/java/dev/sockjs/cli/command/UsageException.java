package dev.sockjs.cli.command;

/**
 * Reports bad usage. The message never quotes the value of an argument, which can be a secret. It
 * may name options, files and environment variables.
 */
final class UsageException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }

  /**
   * Runs code that checks the value of an option.
   *
   * @param rule describes the values that are allowed
   * @throws UsageException instead of an exception that may quote the value
   */
  static void check(String option, String rule, Runnable code) {
    try {
      code.run();
    } catch (IllegalArgumentException e) {
      throw new UsageException("Invalid value for option " + option + ": " + rule);
    }
  }
}
