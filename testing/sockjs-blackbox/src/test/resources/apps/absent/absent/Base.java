package absent;

/** The superclass of a provider. */
public class Base {
  /** For subclasses. */
  public Base() {}
}
