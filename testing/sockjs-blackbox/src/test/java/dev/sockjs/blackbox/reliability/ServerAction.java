package dev.sockjs.blackbox.reliability;

/** What a {@link ControlledServer} does next. */
sealed interface ServerAction {

  record Frame(String text) implements ServerAction {}

  record Close(int code, String reason) implements ServerAction {}

  record Status(int status) implements ServerAction {}

  record Empty() implements ServerAction {}

  /** What neither HTTP nor WebSocket knows. */
  record Nonsense() implements ServerAction {}

  /** So many PINGs are waited for, and answered. */
  record Pings(int count) implements ServerAction {}

  record Fin() implements ServerAction {}

  record Reset() implements ServerAction {}

  /** Nothing more, and in order: the last of all. */
  record Hush() implements ServerAction {}
}
