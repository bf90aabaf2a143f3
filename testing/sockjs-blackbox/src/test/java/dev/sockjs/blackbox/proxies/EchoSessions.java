package dev.sockjs.blackbox.proxies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Twenty sessions at the same time. */
final class EchoSessions {
  static final int SIZE = 20;
  private static final int MESSAGES = 4;

  /** Four of them pass the response limit of 4096 bytes, so that streams begin anew. */
  private static final String LONG = "x".repeat(1500);

  private final List<EchoSession> sessions;

  /** Begins to connect them all. */
  EchoSessions(Supplier<EchoSession> newSession) {
    sessions = Stream.generate(newSession).limit(SIZE).toList();
  }

  /** The paths of their sessions, once they have been open. */
  List<String> paths() {
    return sessions.stream().map(EchoSession::path).toList();
  }

  /** All open, talk to the server one message after the other, and close in order. */
  void live() {
    sessions.forEach(EchoSession::awaitOpen);
    for (int i = 0; i < MESSAGES; i++) {
      String message = "message " + i + " " + LONG;
      sessions.forEach(each -> each.say(message));
      sessions.forEach(each -> each.hear(message));
    }
    sessions.forEach(EchoSession::leave);
    for (EchoSession each : sessions) {
      assertEquals("1000 \"Normal closure\" (clean)", each.awaitEnd().toString());
    }
  }
}
