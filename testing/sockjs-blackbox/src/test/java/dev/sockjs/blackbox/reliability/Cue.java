package dev.sockjs.blackbox.reliability;

/** What a {@link CuedServer} does next. */
sealed interface Cue {

  record Frame(String text) implements Cue {}

  record Close(int code, String reason) implements Cue {}

  record Status(int status) implements Cue {}

  record Empty() implements Cue {}

  /** What neither HTTP nor WebSocket knows. */
  record Nonsense() implements Cue {}

  /** So many PINGs are waited for, and answered. */
  record Pings(int count) implements Cue {}

  record Fin() implements Cue {}

  record Reset() implements Cue {}

  /** Nothing more, and in order: the last of all. */
  record Hush() implements Cue {}
}
