package dev.sockjs.http.decode;

import java.nio.CharBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A frame a piece of JavaScript that calls a function with it: {@code cb("F");} of jsonp, {@code
 * <script>p("F");</script>} of htmlfile (sockjs-protocol 0.3.3, "JsonPolling" and "HtmlFile"). A
 * frame is the string literal behind an opening text, and comes with the closing text behind it;
 * all else, a prelude of any content and length, is passed over. What stands between two frames is
 * bounded like a frame.
 */
public final class ScriptDecoder implements FrameDecoder {

  private enum State {
    OUTSIDE,
    OPENED,
    IN_LITERAL,
    BEHIND_LITERAL
  }

  private final LiteralMatcher opening;
  private final LiteralMatcher closing;
  private final int maxLength;
  private final Utf8Decoder utf8 = new Utf8Decoder();
  private State state = State.OUTSIDE;

  /** The frame's text, from its opening quote on; null outside. */
  private @Nullable StringLiteral literal;

  /** How many units have been passed over since the last frame. */
  private int passedOver;

  /** Whether outside, and behind a frame (or nothing) or at the end of a line. */
  private boolean settled = true;

  /**
   * A decoder of one answer.
   *
   * @param opening what a literal follows, without white space; see {@link LiteralMatcher}
   * @param closing what follows a literal, sooner or later, likewise
   * @param maxLength the longest frame, in UTF-16 units
   */
  public ScriptDecoder(String opening, String closing, int maxLength) {
    this.opening = new LiteralMatcher(opening);
    this.closing = new LiteralMatcher(closing);
    this.maxLength = maxLength;
  }

  @Override
  public void decode(byte[] bytes, Consumer<String> frames) throws FrameTooLongException {
    CharBuffer chars = utf8.read(bytes);
    while (chars.hasRemaining()) {
      char c = chars.get();
      if (literal == null) {
        passOver(c);
      } else if (state == State.IN_LITERAL) {
        read(literal, c);
      } else if (closing.take(c)) {
        frameEnded(literal.text(), frames);
      } else {
        count();
      }
    }
  }

  @Override
  public Optional<String> rest() {
    if (literal != null) {
      return Optional.of(literal.text());
    }
    boolean boundary = state == State.OUTSIDE && settled && !opening.isBegun();
    return boundary ? Optional.empty() : Optional.of("");
  }

  private void passOver(char c) throws FrameTooLongException {
    count();
    if (state == State.OPENED && (c == '"' || c == '\'')) {
      literal = new StringLiteral(c);
      state = State.IN_LITERAL;
    } else if (state != State.OPENED || !LiteralMatcher.isSpace(c)) {
      state = opening.take(c) ? State.OPENED : State.OUTSIDE;
    }
    // The semicolon is what may be left of the last frame.
    settled = c == '\n' || (settled && (c == ';' || LiteralMatcher.isSpace(c)));
  }

  private void read(StringLiteral text, char c) throws FrameTooLongException {
    if (text.take(c)) {
      state = State.BEHIND_LITERAL;
    }
    // The closing quote may break an escape off, which makes a unit of it.
    if (text.length() > maxLength) {
      throw new FrameTooLongException(maxLength);
    }
  }

  private void frameEnded(String frame, Consumer<String> frames) {
    literal = null;
    state = State.OUTSIDE;
    passedOver = 0;
    settled = true;
    if (!frame.isEmpty()) {
      frames.accept(frame);
    }
  }

  private void count() throws FrameTooLongException {
    passedOver++;
    if (passedOver > maxLength) {
      throw new FrameTooLongException(maxLength);
    }
  }
}
