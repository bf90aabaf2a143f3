package dev.sockjs.spi;

import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** Reads chains of causes. */
public final class Causes {

  /** Longer chains are cut, because a chain may contain itself. */
  private static final int LONGEST_CHAIN = 100;

  private Causes() {}

  /**
   * Returns a throwable and its causes, outermost first.
   *
   * @param failure the outermost throwable
   * @return at most 100 throwables
   */
  public static Stream<Throwable> of(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(LONGEST_CHAIN);
  }

  /**
   * Removes the {@link CompletionException}s that completion stages wrap around a failure.
   *
   * @param failure the failure of a stage
   * @return the first throwable in the chain that is not such a wrapper
   */
  public static Throwable unwrap(Throwable failure) {
    return of(failure)
        .filter(cause -> !(cause instanceof CompletionException) || cause.getCause() == null)
        .findFirst()
        .orElse(failure);
  }
}
