package dev.sockjs.transport.streaming.services;

import dev.sockjs.http.decode.FrameDecoder;
import dev.sockjs.http.decode.FrameTooLongException;
import dev.sockjs.http.decode.Utf8Decoder;
import java.nio.CharBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decodes one frame from each event. A frame is the data that a browser's {@code EventSource} would
 * pass to {@code onmessage} (WHATWG HTML, section 9.2.6, "Interpreting an event stream"). An event
 * ends with its empty line.
 *
 * <p>The fields {@code id} and {@code retry} are ignored: {@code id} has no meaning in SockJS, and
 * {@code retry} would delay the next request, without which the session is lost. One thing is read
 * that a browser would ignore: {@code h}s before {@code data}, with which sockjs-servlet checks if
 * the client is still there.
 */
final class EventStreamDecoder implements FrameDecoder {

  private static final char BYTE_ORDER_MARK = '\ufeff';
  private static final String DATA = "data";
  private static final String EVENT = "event";

  /** The type of an event without a type. */
  private static final String MESSAGE = "message";

  /** Room for the name of a field, a colon and a space, in addition to its value. */
  private static final int NAME_LENGTH = 64;

  private final int maxLength;
  private final PercentDecoder percents;
  private final Utf8Decoder utf8 = new Utf8Decoder();

  /** The line that has not ended. */
  private final StringBuilder line = new StringBuilder();

  /** The values of the data fields of the event that has not ended. */
  private final StringBuilder data = new StringBuilder();

  private boolean hasData;

  /** True if the event has another type than {@link #MESSAGE}, and so is not a frame. */
  private boolean otherType;

  private boolean afterFirstChar;
  private boolean afterCarriageReturn;

  /**
   * Creates a decoder for one response.
   *
   * @param maxLength the length of the longest frame, in UTF-16 units
   * @param percents the connection's decoder of percent signs
   */
  EventStreamDecoder(int maxLength, PercentDecoder percents) {
    this.maxLength = maxLength;
    this.percents = percents;
  }

  @Override
  public void decode(byte[] bytes, Consumer<String> frames) throws FrameTooLongException {
    CharBuffer chars = utf8.decode(bytes);
    while (chars.hasRemaining()) {
      char c = chars.get();
      if (c == '\r' || (c == '\n' && !afterCarriageReturn)) {
        endLine(frames);
      } else if (c != '\n' && (afterFirstChar || c != BYTE_ORDER_MARK)) {
        append(c);
      }
      afterCarriageReturn = c == '\r';
      afterFirstChar = true;
    }
  }

  @Override
  public Optional<String> partialFrame() {
    if (line.isEmpty() && !hasData) {
      return Optional.empty();
    }
    StringBuilder event = new StringBuilder(data);
    int value = dataValueStart();
    if (value >= 0) {
      event.append(line, value, line.length());
    }
    return Optional.of(event.toString());
  }

  private void append(char c) throws FrameTooLongException {
    line.append(c);
    // Three times the length, since an escaped percent sign takes three units.
    if (line.length() + (long) data.length() > 3L * maxLength + NAME_LENGTH) {
      throw new FrameTooLongException(maxLength);
    }
  }

  private void endLine(Consumer<String> frames) throws FrameTooLongException {
    if (line.isEmpty()) {
      endEvent(frames);
      return;
    }
    int value = dataValueStart();
    if (value >= 0) {
      data.append(hasData ? "\n" : "").append(line, value, line.length());
      hasData = true;
    } else if (nameEnd() == EVENT.length() && line.indexOf(EVENT) == 0) {
      String type = line.substring(valueStart());
      otherType = !type.isEmpty() && !type.equals(MESSAGE);
    }
    line.setLength(0);
  }

  private void endEvent(Consumer<String> frames) throws FrameTooLongException {
    String frame = hasData && !otherType ? percents.decode(data.toString()) : "";
    data.setLength(0);
    hasData = false;
    otherType = false;
    if (frame.length() > maxLength) {
      throw new FrameTooLongException(maxLength);
    }
    if (!frame.isEmpty()) {
      frames.accept(frame);
    }
  }

  /** Returns where the value begins if the line is a data field, or -1. */
  private int dataValueStart() {
    int name = 0;
    while (name < line.length() && line.charAt(name) == 'h') {
      name++;
    }
    boolean isData = nameEnd() == name + DATA.length() && line.indexOf(DATA, name) == name;
    return isData ? valueStart() : -1;
  }

  private int nameEnd() {
    int colon = line.indexOf(":");
    return colon < 0 ? line.length() : colon;
  }

  private int valueStart() {
    int start = Math.min(nameEnd() + 1, line.length());
    return start < line.length() && line.charAt(start) == ' ' ? start + 1 : start;
  }
}
