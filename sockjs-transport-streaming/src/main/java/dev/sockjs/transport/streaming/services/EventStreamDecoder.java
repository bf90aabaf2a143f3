package dev.sockjs.transport.streaming.services;

import dev.sockjs.http.decode.FrameDecoder;
import dev.sockjs.http.decode.FrameTooLongException;
import dev.sockjs.http.decode.Utf8Decoder;
import java.nio.CharBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A frame an event: the data of each that a browser's {@code EventSource} would tell its {@code
 * onmessage} (WHATWG HTML, section 9.2.6, "Interpreting an event stream"). An event without its
 * empty line is no event yet.
 *
 * <p>Of the fields, {@code id} has no meaning for SockJS, and {@code retry} none either: a receiver
 * opens again at once, or its session is lost. One thing is read that a browser would ignore:
 * {@code h}s before {@code data}, by which sockjs-servlet finds out whether a client is still
 * there.
 */
final class EventStreamDecoder implements FrameDecoder {

  private static final char BYTE_ORDER_MARK = '\ufeff';
  private static final String DATA = "data";
  private static final String EVENT = "event";

  /** The type of an event that names none. */
  private static final String MESSAGE = "message";

  /** Room for a field's name, a colon and a space, beside its value. */
  private static final int NAME_LENGTH = 64;

  private final int maxLength;
  private final PercentSigns percent;
  private final Utf8Decoder utf8 = new Utf8Decoder();
  private final StringBuilder line = new StringBuilder();
  private final StringBuilder data = new StringBuilder();
  private boolean begun;
  private boolean afterReturn;
  private boolean hasData;
  private boolean forOthers;

  /**
   * A decoder of one answer.
   *
   * @param maxLength the longest frame, in UTF-16 units
   * @param percent the connection's
   */
  EventStreamDecoder(int maxLength, PercentSigns percent) {
    this.maxLength = maxLength;
    this.percent = percent;
  }

  @Override
  public void decode(byte[] bytes, Consumer<String> frames) throws FrameTooLongException {
    CharBuffer chars = utf8.read(bytes);
    while (chars.hasRemaining()) {
      char c = chars.get();
      boolean ended = c == '\r' || (c == '\n' && !afterReturn);
      if (ended) {
        lineEnded(frames);
      } else if (c != '\n' && (begun || c != BYTE_ORDER_MARK)) {
        hold(c);
      }
      afterReturn = c == '\r';
      begun = true;
    }
  }

  @Override
  public Optional<String> rest() {
    if (line.isEmpty() && !hasData) {
      return Optional.empty();
    }
    StringBuilder event = new StringBuilder(data);
    int value = dataValue();
    if (value >= 0) {
      event.append(line, value, line.length());
    }
    return Optional.of(event.toString());
  }

  private void hold(char c) throws FrameTooLongException {
    line.append(c);
    // Three units for one, if it is a percent sign.
    if (line.length() + (long) data.length() > 3L * maxLength + NAME_LENGTH) {
      throw new FrameTooLongException(maxLength);
    }
  }

  private void lineEnded(Consumer<String> frames) throws FrameTooLongException {
    if (line.isEmpty()) {
      eventEnded(frames);
      return;
    }
    int value = dataValue();
    if (value >= 0) {
      data.append(hasData ? "\n" : "").append(line, value, line.length());
      hasData = true;
    } else if (nameEnd() == EVENT.length() && line.indexOf(EVENT) == 0) {
      String type = line.substring(valueStart());
      forOthers = !type.isEmpty() && !type.equals(MESSAGE);
    }
    line.setLength(0);
  }

  private void eventEnded(Consumer<String> frames) throws FrameTooLongException {
    String frame = hasData && !forOthers ? percent.read(data.toString()) : "";
    data.setLength(0);
    hasData = false;
    forOthers = false;
    if (frame.length() > maxLength) {
      throw new FrameTooLongException(maxLength);
    }
    if (!frame.isEmpty()) {
      frames.accept(frame);
    }
  }

  /** Where the value begins if the line is a data field, or -1. */
  private int dataValue() {
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
