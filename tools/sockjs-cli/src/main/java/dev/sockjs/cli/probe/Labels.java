package dev.sockjs.cli.probe;

/** Texts that {@code sockjs demo} and {@code sockjs probe} have in common. */
final class Labels {

  /** Replaces the transport's name where the client chooses the transport. */
  static final String DEFAULT_SETTINGS = "(default)";

  /** A note below a table of connections. */
  static final String FIRST_IS_SLOWER =
      "The first connection takes longer: it includes one-time initialization.";

  private Labels() {}
}
