package dev.sockjs.core.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * Decodes the frames of the SockJS protocol: text in, one {@link Frame} out, for any text.
 *
 * <p>It has no state, does no I/O and never throws; any thread may use it. Its time and memory are
 * proportional to the length of the text. A frame holds at most {@link #MAX_MESSAGES} messages,
 * each of at most {@code maxMessageSize} UTF-16 units, nested at most {@link JsonCursor#MAX_DEPTH}
 * deep.
 *
 * <p>Real servers deviate from the protocol, so the codec is lenient in five places. A byte order
 * mark at the beginning is dropped, as browsers do. JSON white space is accepted anywhere between
 * tokens. Leading {@code h}s are stripped, because a server may probe a stream with a bare {@code
 * h}. Elements of {@code a[...]} that are not strings are passed on as their JSON text. The reason
 * of a close frame may lack its escapes. If an {@code a} or {@code m} frame cannot be read, a
 * message is lost, so the frame is {@link Frame.Broken}. Text that begins with a word, such as
 * "access denied", is not such a frame.
 */
public final class FrameCodec {

  /**
   * The most messages in one frame: far more than servers batch, and a bound on the memory that a
   * frame of empty messages takes.
   */
  static final int MAX_MESSAGES = 1 << 20;

  private static final char BYTE_ORDER_MARK = '\ufeff';

  /** The JSON values that begin with a letter (RFC 8259, section 3). */
  private static final List<String> LITERALS = List.of("true", "false", "null");

  private final int maxMessageSize;

  /** Creates a codec that rejects messages of more than {@code maxMessageSize} UTF-16 units. */
  public FrameCodec(int maxMessageSize) {
    this.maxMessageSize = maxMessageSize;
  }

  /** Returns the text of a raw WebSocket message, which has no frames, unless it is too long. */
  public Frame raw(String text) {
    return text.length() > maxMessageSize
        ? BrokenFrameException.messageTooBig(text.length(), maxMessageSize, text, 0).frame()
        : new Frame.Messages(List.of(text));
  }

  /** Decodes one frame, given without its line end. */
  public Frame decode(String text) {
    int heartbeats = 0;
    int index = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    for (; index < text.length(); index++) {
      if (text.charAt(index) == 'h') {
        heartbeats++;
      } else if (!JsonCursor.isSpace(text.charAt(index))) {
        break;
      }
    }
    try {
      return index < text.length() ? decode(text, index) : withoutBody(heartbeats);
    } catch (BrokenFrameException e) {
      return e.frame();
    }
  }

  private static Frame withoutBody(int heartbeats) {
    return switch (heartbeats) {
      case 0 -> new Frame.Empty();
      case 1 -> new Frame.Heartbeat();
      default -> new Frame.Prelude();
    };
  }

  private Frame decode(String text, int start) throws BrokenFrameException {
    if (startsWithWord(text, start)) {
      return unknown(text);
    }
    JsonCursor content = new JsonCursor(text, start + 1, maxMessageSize);
    return switch (text.charAt(start)) {
      case 'a' -> array(text, content);
      case 'm' -> message(content);
      case 'c' -> close(text, content);
      case 'o' -> content.isAtEnd() ? new Frame.Open() : unknown(text);
      default -> unknown(text);
    };
  }

  /** Tells if two letters follow the first one, perhaps after a space, and no JSON value. */
  private static boolean startsWithWord(String text, int start) {
    int next = start + 1;
    if (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    int letters = next; // a lambda needs it final
    return next + 2 <= text.length()
        && Character.isLetter(text.charAt(next))
        && Character.isLetter(text.charAt(next + 1))
        && LITERALS.stream().noneMatch(literal -> text.startsWith(literal, letters));
  }

  private static Frame unknown(String text) {
    return new Frame.Unknown(Excerpt.beginning(text));
  }

  private static Frame array(String text, JsonCursor content) throws BrokenFrameException {
    content.expect('[');
    List<String> messages = List.of();
    if (!content.skip(']')) {
      String first = content.message();
      messages = content.skip(',') ? batch(text, first, content) : List.of(first);
      content.expect(']');
    }
    content.expectEnd();
    return new Frame.Messages(messages);
  }

  /** Reads several messages. The list is sized as if all were as long as the first. */
  private static List<String> batch(String text, String first, JsonCursor content)
      throws BrokenFrameException {
    int expected = Math.min(MAX_MESSAGES, text.length() / (first.length() + "\"\",".length()) + 1);
    List<String> messages = new ArrayList<>(expected);
    messages.add(first);
    do {
      if (messages.size() == MAX_MESSAGES) {
        throw BrokenFrameException.tooManyMessages(MAX_MESSAGES, text);
      }
      messages.add(content.message());
    } while (content.skip(','));
    return messages;
  }

  private static Frame message(JsonCursor content) throws BrokenFrameException {
    String message = content.message();
    content.expectEnd();
    return new Frame.Messages(List.of(message));
  }

  private Frame close(String text, JsonCursor content) throws BrokenFrameException {
    content.expect('[');
    int code = content.integer();
    if (content.skip(',')) {
      return new Frame.Close(code, reason(text, content));
    }
    content.expect(']'); // without a bracket or comma after it, the number may have been cut off
    return new Frame.Close(code, "");
  }

  /**
   * Reads the reason of a close frame. This never fails, because the session ends anyway. If the
   * reason is not a JSON string (Spring, sockjs-tornado and sockjs-servlet do not escape it), the
   * result is the text between the first and the last quote, cut at the maximum message size, or
   * empty if there are no quotes.
   */
  private String reason(String text, JsonCursor content) {
    try {
      String reason = content.string();
      content.expect(']');
      content.expectEnd();
      return reason;
    } catch (BrokenFrameException e) {
      int start = text.indexOf('"') + 1;
      int end = Math.max(start, text.lastIndexOf('"'));
      return text.substring(start, start + Math.min(end - start, maxMessageSize));
    }
  }
}
