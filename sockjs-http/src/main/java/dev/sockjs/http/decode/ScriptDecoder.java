package dev.sockjs.http.decode;

import java.nio.CharBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes frames from JavaScript that calls a function with each frame: {@code cb("F");} of jsonp,
 * {@code <script>p("F");</script>} of htmlfile (sockjs-protocol 0.3.3, "JsonPolling" and
 * "HtmlFile").
 *
 * <p>A frame is the string literal after an opening text. It is passed on when the closing text
 * after it has arrived. All other text is skipped, such as a prelude, whatever it contains. The
 * text between two frames must not be longer than the longest frame.
 */
public final class ScriptDecoder implements FrameDecoder {

  private enum State {
    OUTSIDE,
    OPENED,
    IN_LITERAL,
    AFTER_LITERAL
  }

  private final LiteralMatcher opening;
  private final LiteralMatcher closing;
  private final int maxLength;
  private final Utf8Decoder utf8 = new Utf8Decoder();
  private State state = State.OUTSIDE;

  /** The frame from its opening quote until its closing text; null outside a frame. */
  private @Nullable StringLiteral literal;

  /** The number of units that were skipped since the last frame. */
  private int skipped;

  /**
   * True while the response may end: outside a frame, and at the beginning, after a frame, or after
   * a line end.
   */
  private boolean atBoundary = true;

  /**
   * Creates a decoder for one response.
   *
   * @param opening the text before each literal, without white space; its first character must not
   *     occur in it again
   * @param closing the text after each literal, under the same rules; other text may precede it
   * @param maxLength the length of the longest frame, in UTF-16 units
   */
  public ScriptDecoder(String opening, String closing, int maxLength) {
    this.opening = new LiteralMatcher(opening);
    this.closing = new LiteralMatcher(closing);
    this.maxLength = maxLength;
  }

  @Override
  public void decode(byte[] bytes, Consumer<String> frames) throws FrameTooLongException {
    CharBuffer chars = utf8.decode(bytes);
    while (chars.hasRemaining()) {
      char c = chars.get();
      if (literal == null) {
        findLiteral(c);
      } else if (state == State.IN_LITERAL) {
        readLiteral(literal, c);
      } else if (closing.accept(c)) {
        endFrame(literal.text(), frames);
      } else {
        countSkipped();
      }
    }
  }

  @Override
  public Optional<String> partialFrame() {
    if (literal != null) {
      return Optional.of(literal.text());
    }
    boolean complete = state == State.OUTSIDE && atBoundary && !opening.isPartialMatch();
    return complete ? Optional.empty() : Optional.of("");
  }

  private void findLiteral(char c) throws FrameTooLongException {
    countSkipped();
    if (state == State.OPENED && (c == '"' || c == '\'')) {
      literal = new StringLiteral(c);
      state = State.IN_LITERAL;
    } else if (state != State.OPENED || !LiteralMatcher.isWhiteSpace(c)) {
      state = opening.accept(c) ? State.OPENED : State.OUTSIDE;
    }
    // A semicolon may follow the closing text of jsonp and belongs to the last frame.
    atBoundary = c == '\n' || (atBoundary && (c == ';' || LiteralMatcher.isWhiteSpace(c)));
  }

  private void readLiteral(StringLiteral text, char c) throws FrameTooLongException {
    if (text.accept(c)) {
      state = State.AFTER_LITERAL;
    }
    // Also after the closing quote: it may cut an escape short, which adds a unit.
    if (text.length() > maxLength) {
      throw new FrameTooLongException(maxLength);
    }
  }

  private void endFrame(String frame, Consumer<String> frames) {
    literal = null;
    state = State.OUTSIDE;
    skipped = 0;
    atBoundary = true;
    if (!frame.isEmpty()) {
      frames.accept(frame);
    }
  }

  private void countSkipped() throws FrameTooLongException {
    skipped++;
    if (skipped > maxLength) {
      throw new FrameTooLongException(maxLength);
    }
  }
}
