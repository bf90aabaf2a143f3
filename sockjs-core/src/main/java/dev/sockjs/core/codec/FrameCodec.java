package dev.sockjs.core.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the frames of the SockJS protocol: text in, one {@link Frame} out, whatever the text is.
 *
 * <p>It has no state and does no I/O; any thread may use it. It never throws. Time and memory grow
 * with the length of the text alone: a frame holds at most {@link #MAX_MESSAGES} messages, each of
 * at most {@code maxMessageSize} units, nested at most {@link JsonCursor#MAX_DEPTH} deep.
 *
 * <p>Real servers bend the protocol, so white space of JSON is accepted around everything, leading
 * {@code h}s are stripped (a server may probe a stream with a bare {@code h}), elements of {@code
 * a[...]} that are no strings are passed as the JSON text they stand in, and the reason of a close
 * frame may lack its escapes. What cannot be read in {@code a} or {@code m} is a lost message, and
 * therefore {@link Frame.Broken}.
 */
public final class FrameCodec {

  /** Messages in one frame: far above what servers batch, and a bound on what a frame can cost. */
  static final int MAX_MESSAGES = 1 << 20;

  private final int maxMessageSize;

  /** A codec that refuses messages of more than {@code maxMessageSize} UTF-16 units. */
  public FrameCodec(int maxMessageSize) {
    this.maxMessageSize = maxMessageSize;
  }

  /** A message of a raw WebSocket, which has no frames: it is what it is, or too long. */
  public Frame raw(String text) {
    return text.length() > maxMessageSize
        ? BrokenFrameException.messageTooBig(text.length(), maxMessageSize, text, 0).frame()
        : new Frame.Messages(List.of(text));
  }

  /** What the frame {@code text}, without its line end, says. */
  public Frame decode(String text) {
    int heartbeats = 0;
    int at = 0;
    for (; at < text.length(); at++) {
      if (text.charAt(at) == 'h') {
        heartbeats++;
      } else if (!JsonCursor.isSpace(text.charAt(at))) {
        break;
      }
    }
    try {
      return at < text.length() ? decode(text, at) : withoutBody(heartbeats);
    } catch (BrokenFrameException e) {
      return e.frame();
    }
  }

  private static Frame withoutBody(int heartbeats) {
    return switch (heartbeats) {
      case 0 -> new Frame.Ignored("Empty frame");
      case 1 -> new Frame.Heartbeat();
      default -> new Frame.Prelude();
    };
  }

  private Frame decode(String text, int at) throws BrokenFrameException {
    JsonCursor content = new JsonCursor(text, at + 1, maxMessageSize);
    return switch (text.charAt(at)) {
      case 'a' -> array(text, content);
      case 'm' -> message(content);
      case 'c' -> close(text, content);
      case 'o' -> content.atEnd() ? new Frame.Open() : unknown(text, at);
      default -> unknown(text, at);
    };
  }

  private static Frame unknown(String text, int at) {
    return new Frame.Ignored("Unknown frame: " + Excerpt.around(text, at));
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

  /** The list gets room for messages that are all as long as the first. */
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
    // A code with nothing behind it may have been cut.
    content.expect(']');
    return new Frame.Close(code, "");
  }

  /**
   * Never fails, for the session is at its end anyway. A reason that is no JSON string (Spring,
   * sockjs-tornado and sockjs-servlet do not escape it) is what stands between the outermost
   * quotes, cut at the size of a message; without quotes it is empty.
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
