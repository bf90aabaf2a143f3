package dev.sockjs.benchmarks.endtoend.server;

import java.util.Locale;

/** The messages of a flood; {@code server.js} has the same. */
public enum FloodText {
  /** 64 letters. */
  SMALL("x".repeat(64)),

  /** 4096 letters. */
  LARGE("x".repeat(4096)),

  /** 768 units, half of which are escaped in JSON. */
  ESCAPES("{\"k\":\"\u00e9\n\\\"},".repeat(64));

  private final String text;

  FloodText(String text) {
    this.text = text;
  }

  /** Returns the message. */
  public String text() {
    return text;
  }

  /** Returns the command that asks a server for this flood. */
  public String command() {
    return name().toLowerCase(Locale.ROOT);
  }

  static FloodText of(String command) {
    return valueOf(command.toUpperCase(Locale.ROOT));
  }
}
