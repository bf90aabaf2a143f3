package dev.sockjs.cli.connect;

import dev.sockjs.cli.connect.InputLine.Invalid;
import dev.sockjs.cli.connect.InputLine.Send;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads lines from a stream. Lines are UTF-8 and end with LF or CR LF. */
public final class LineReader implements Input {

  private final InputStream in;
  private final Function<String, InputLine> parser;

  private LineReader(InputStream in, Function<String, InputLine> parser) {
    this.in = in;
    this.parser = parser;
  }

  /** Returns an input where each line is a message to send. */
  public static Input plain(InputStream in) {
    return new LineReader(in, line -> new Send(List.of(line)));
  }

  /** Returns an input where a parser gives each line its meaning. */
  public static Input of(InputStream in, Function<String, InputLine> parser) {
    return new LineReader(in, parser);
  }

  /** Returns an input where each line is a JSON object for {@link JsonLineParser}. */
  public static Input json(InputStream in) {
    return new LineReader(in, JsonLineParser::parse);
  }

  @Override
  public Optional<InputLine> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = in.read();
    }
    return Optional.of(decode(line.toByteArray()));
  }

  private InputLine decode(byte[] line) {
    int length = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
    ByteBuffer bytes = ByteBuffer.wrap(line, 0, length);
    try {
      return parser.apply(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      return new Invalid("Not UTF-8: " + new String(line, StandardCharsets.UTF_8));
    }
  }
}
