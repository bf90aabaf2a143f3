package dev.sockjs.spi;

import dev.sockjs.SockJsException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** Reads the cause chains of exceptions. */
public final class Causes {

  /** A chain may contain itself, so it is cut at this length. */
  private static final int LONGEST_CHAIN = 100;

  private Causes() {}

  /**
   * Returns a throwable and its causes, outermost first. The stream ends after 100 throwables,
   * because a chain may contain itself.
   *
   * @param failure the outermost throwable
   * @return the chain
   */
  public static Stream<Throwable> of(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(LONGEST_CHAIN);
  }

  /**
   * Returns the failure of a stage without the {@link CompletionException}s that stages wrap around
   * it. A {@code CompletionException} that has no cause is not a wrapper.
   *
   * @param failure the failure of a stage
   * @return the first throwable in the chain that is not a wrapper
   */
  public static Throwable unwrap(Throwable failure) {
    return of(failure)
        .filter(cause -> !(cause instanceof CompletionException) || cause.getCause() == null)
        .findFirst()
        .orElse(failure);
  }

  /**
   * Returns true if a class could not be linked: a library is missing, or has another version than
   * the one that the code was compiled with.
   *
   * @param failure any throwable
   * @return true if it, or one of its causes, is such an error
   */
  public static boolean isLinkageFailure(Throwable failure) {
    return of(failure)
        .anyMatch(
            cause ->
                cause instanceof LinkageError && !(cause instanceof ExceptionInInitializerError));
  }

  /**
   * Returns the failure as it is shown to the application. Only a {@linkplain #isLinkageFailure
   * class that could not be linked} needs an explanation.
   *
   * @param failure any throwable
   * @return the failure, or an exception that explains it and has it as its cause
   */
  public static Throwable explained(Throwable failure) {
    return isLinkageFailure(failure) && !(failure instanceof SockJsException)
        ? new SockJsException(
            failure
                + ": a library is missing, or the class path or module path has another version of it"
                + " than the one in the pom of the module that uses it",
            failure)
        : failure;
  }
}
