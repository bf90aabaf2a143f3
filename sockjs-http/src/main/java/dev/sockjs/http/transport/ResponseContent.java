package dev.sockjs.http.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.http.exchange.BodyExcerpt;
import dev.sockjs.spi.Progress;

/** What the response to one receiving request has brought so far. */
final class ResponseContent {

  private final BodyExcerpt body = new BodyExcerpt();

  /** What to show instead of the body: the text after the last frame that is not a frame. */
  private String foreignText = "";

  private boolean hasFrame;
  private boolean hasForeignText;
  private boolean hasHeartbeat;
  private boolean hasMadeProgress;

  /** Adds bytes of the body, before their frames. */
  void bytes(byte[] bytes) {
    body.append(bytes);
  }

  /**
   * Adds a text that the decoder found.
   *
   * @param progress what it brings
   */
  void frame(String text, Progress progress) {
    switch (progress) {
      case MADE -> hasMadeProgress = true;
      case HEARTBEAT -> hasHeartbeat = true;
      case NOT_A_FRAME -> foreign(text);
      case NONE -> {}
    }
    hasFrame |= progress != Progress.NOT_A_FRAME;
  }

  private void foreign(String text) {
    if (!hasForeignText && hasFrame) {
      BodyExcerpt excerpt = new BodyExcerpt();
      excerpt.append(text.getBytes(UTF_8));
      foreignText = excerpt.toString();
    }
    hasForeignText = true;
  }

  /** Tells if the decoder found text that is not a frame. */
  boolean hasForeignText() {
    return hasForeignText;
  }

  /** Returns the most that a part of the response brought. */
  Progress progress() {
    if (hasMadeProgress) {
      return Progress.MADE;
    }
    if (hasHeartbeat) {
      return Progress.HEARTBEAT;
    }
    return hasForeignText || isWithoutFrames() ? Progress.NOT_A_FRAME : Progress.NONE;
  }

  /** Tells if there is text, and the decoder found no frame in it. */
  boolean isWithoutFrames() {
    return !hasFrame && !body.isBlank();
  }

  /** Returns a reason for a failure, with what came if that has no frame. */
  String describe(String reason) {
    return isWithoutFrames() ? reason + ": " + excerpt() : reason;
  }

  /** Returns what came instead of progress, as the end of a sentence. */
  String withoutProgress() {
    return body.isBlank() ? "were empty" : "brought nothing: " + excerpt();
  }

  /** Returns the beginning of what came, on one line. */
  String excerpt() {
    return foreignText.isEmpty() ? body.toString() : foreignText;
  }
}
