package dev.sockjs.spi;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A decision whether an attempt makes sense, with the reason if it does not. */
public final class Eligibility {

  private static final Eligibility USABLE = new Eligibility(null);

  private final @Nullable String obstacle;

  private Eligibility(@Nullable String obstacle) {
    this.obstacle = obstacle;
  }

  /** {@return the decision that an attempt makes sense} */
  public static Eligibility usable() {
    return USABLE;
  }

  /**
   * Returns the decision to skip the transport.
   *
   * @param obstacle the reason, as a message for people; without secrets
   * @return the decision
   */
  public static Eligibility refused(String obstacle) {
    return new Eligibility(Objects.requireNonNull(obstacle, "obstacle"));
  }

  /** {@return the reason to skip the transport, or empty if an attempt makes sense} */
  public Optional<String> obstacle() {
    return Optional.ofNullable(obstacle);
  }

  /** Returns {@code usable}, or {@code refused} with the reason. */
  @Override
  public String toString() {
    return obstacle == null ? "usable" : "refused: " + obstacle;
  }
}
