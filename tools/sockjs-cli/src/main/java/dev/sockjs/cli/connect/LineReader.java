package dev.sockjs.cli.connect;

import dev.sockjs.cli.connect.InputLine.Bad;
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

/** The lines of a stream, in UTF-8, ended by LF or CR LF. */
public final class LineReader implements Input {

  private final InputStream in;
  private final Function<String, InputLine> meaning;

  private LineReader(InputStream in, Function<String, InputLine> meaning) {
    this.in = in;
    this.meaning = meaning;
  }

  /** Each line is a text to send. */
  public static Input plain(InputStream in) {
    return new LineReader(in, line -> new Send(List.of(line)));
  }

  /** Each line is a JSON object, as {@link JsonLineParser} says. */
  public static Input json(InputStream in) {
    return new LineReader(in, JsonLineParser::parse);
  }

  @Override
  public Optional<InputLine> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int unit = in.read();
    if (unit < 0) {
      return Optional.empty();
    }
    while (unit >= 0 && unit != '\n') {
      line.write(unit);
      unit = in.read();
    }
    return Optional.of(read(line.toByteArray()));
  }

  private InputLine read(byte[] line) {
    int length = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
    ByteBuffer bytes = ByteBuffer.wrap(line, 0, length);
    try {
      return meaning.apply(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      return new Bad("Not UTF-8: " + new String(line, StandardCharsets.UTF_8));
    }
  }
}
