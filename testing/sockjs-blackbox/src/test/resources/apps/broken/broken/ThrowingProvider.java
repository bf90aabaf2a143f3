package broken;

/** Throws an exception in its constructor. */
public final class ThrowingProvider implements BrokenProvider {
  /** For the service loader. */
  public ThrowingProvider() {
    throw new UnsupportedOperationException("not on this machine");
  }
}
