package dev.sockjs.blackbox.proxies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Twenty concurrent sessions. */
final class EchoSessions {
  static final int SIZE = 20;
  private static final int MESSAGES = 4;

  /** Four of these exceed the response limit of 4096 bytes, so that another response begins. */
  private static final String LONG = "x".repeat(1500);

  private final List<EchoSession> sessions;

  /** Starts to connect all sessions. */
  EchoSessions(Supplier<EchoSession> newSession) {
    sessions = Stream.generate(newSession).limit(SIZE).toList();
  }

  /** Returns the paths of the sessions, which must have opened. */
  List<String> paths() {
    return sessions.stream().map(EchoSession::path).toList();
  }

  /** Waits until all sessions are open, exchanges messages, and closes all sessions. */
  void run() {
    sessions.forEach(EchoSession::awaitOpen);
    for (int i = 0; i < MESSAGES; i++) {
      String message = "message " + i + " " + LONG;
      sessions.forEach(each -> each.send(message));
      sessions.forEach(each -> each.awaitMessage(message));
    }
    sessions.forEach(EchoSession::close);
    for (EchoSession each : sessions) {
      assertEquals("1000 \"Normal closure\" (clean)", each.awaitEnd().toString());
    }
  }
}
