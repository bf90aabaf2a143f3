package dev.sockjs.spi;

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
}
