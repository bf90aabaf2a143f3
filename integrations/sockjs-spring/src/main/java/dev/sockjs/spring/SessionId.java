package dev.sockjs.spring;

import dev.sockjs.SockJsOptions;
import java.security.SecureRandom;
import java.util.function.Supplier;

/**
 * Supplies the session ids of one connection, one for each attempt, and keeps the last of them: it
 * belongs to the attempt that opened. Random ids come from a secure source, because a session id is
 * all that protects a session from strangers.
 */
final class SessionId implements Supplier<String> {

  /** The alphabet of sockjs-client (lib/utils/random.js). */
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz012345";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Supplier<String> supplier;
  private volatile String last;

  /**
   * @param options the length of the ids, or their supplier
   */
  SessionId(SockJsOptions options) {
    int length = options.sessionIdLength();
    supplier = options.sessionId().orElse(() -> random(length));
    last = random(length); // stays for websocket-raw, which has no session id
  }

  @Override
  public String get() {
    String id = supplier.get();
    last = id;
    return id;
  }

  /** Returns the id of the last attempt. */
  String last() {
    return last;
  }

  private static String random(int length) {
    StringBuilder id = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
