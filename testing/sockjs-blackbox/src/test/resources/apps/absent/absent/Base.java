package absent;

/** What a provider cannot be linked without. */
public class Base {
  /** For subclasses. */
  public Base() {}
}
