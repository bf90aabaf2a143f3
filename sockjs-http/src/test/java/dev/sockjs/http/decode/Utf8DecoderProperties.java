package dev.sockjs.http.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class Utf8DecoderProperties {

  @Property
  void bytesAreReadAsAStringReadsThemHoweverTheyAreCut(
      @ForAll("bytes") byte[] bytes, @ForAll @Size(max = 20) List<Integer> places) {
    Utf8Decoder utf8 = new Utf8Decoder();
    StringBuilder text = new StringBuilder();
    for (byte[] piece : Pieces.of(bytes, places)) {
      text.append(utf8.read(piece));
    }

    // What was cut at the end is one replacement there, and still missing here.
    text.append(utf8.read(new byte[] {'.'}));
    assertEquals(new String(bytes, UTF_8) + ".", text.toString());
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    return HostileBytes.with("x", "\n", "\0");
  }
}
