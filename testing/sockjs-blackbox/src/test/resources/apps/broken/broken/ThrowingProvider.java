package broken;

/** Throws while it is made. */
public final class ThrowingProvider implements NeverLoaded {
  /** For the service loader. */
  public ThrowingProvider() {
    throw new UnsupportedOperationException("not on this machine");
  }
}
