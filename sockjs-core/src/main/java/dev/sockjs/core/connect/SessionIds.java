package dev.sockjs.core.connect;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Generates server ids and session ids. Anybody who knows a session id can use the session, so the
 * ids come from a secure random generator. Safe for any thread.
 */
public final class SessionIds {

  /** The alphabet of sockjs-client (lib/utils/random.js): 32 characters, of 5 bits each. */
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz012345";

  /** Server ids have three digits (sockjs-client, lib/main.js). */
  private static final int SERVERS = 1000;

  private final RandomGenerator random;

  public SessionIds() {
    this(new SecureRandom());
  }

  SessionIds(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Returns a server id, {@code 000} to {@code 999}. Each connection has one, which balancers may
   * use for routing.
   */
  String newServerId() {
    return String.format(Locale.ROOT, "%03d", random.nextInt(SERVERS));
  }

  /** Returns a session id with this many characters. Each attempt has one. */
  String newSessionId(int length) {
    StringBuilder id = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
