package dev.sockjs.core.connect;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Draws server ids and session ids. A session id is all that keeps strangers out of a session, so
 * the source is a secure one. Safe for any thread.
 */
public final class SessionIds {

  /** The alphabet of sockjs-client (lib/utils/random.js); its 32 characters make 5 bits each. */
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz012345";

  /** Server ids have three digits (sockjs-client, lib/main.js). */
  private static final int SERVERS = 1000;

  private final RandomGenerator random;

  public SessionIds() {
    this(new SecureRandom());
  }

  public SessionIds(RandomGenerator random) {
    this.random = random;
  }

  /** A server id, {@code 000} to {@code 999}: one for each connection, which balancers route by. */
  String server() {
    return String.format(Locale.ROOT, "%03d", random.nextInt(SERVERS));
  }

  /** A session id of so many characters: a new one for each attempt. */
  String session(int length) {
    StringBuilder id = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
