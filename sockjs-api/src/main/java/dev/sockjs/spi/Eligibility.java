package dev.sockjs.spi;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a transport is worth an attempt, and if not, why. */
public final class Eligibility {

  private static final Eligibility USABLE = new Eligibility(null);

  private final @Nullable String obstacle;

  private Eligibility(@Nullable String obstacle) {
    this.obstacle = obstacle;
  }

  /**
   * Worth an attempt.
   *
   * @return the positive answer
   */
  public static Eligibility usable() {
    return USABLE;
  }

  /**
   * Not worth an attempt.
   *
   * @param obstacle why, for people; without secrets
   * @return the negative answer
   */
  public static Eligibility refused(String obstacle) {
    return new Eligibility(Objects.requireNonNull(obstacle, "obstacle"));
  }

  /**
   * What stands in the way.
   *
   * @return why not, or empty if nothing does
   */
  public Optional<String> obstacle() {
    return Optional.ofNullable(obstacle);
  }

  @Override
  public String toString() {
    return obstacle == null ? "usable" : "refused: " + obstacle;
  }
}
