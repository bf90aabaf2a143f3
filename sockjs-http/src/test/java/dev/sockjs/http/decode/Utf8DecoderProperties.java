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
  void bytesAreDecodedAsByStringHoweverTheyAreSplit(
      @ForAll("bytes") byte[] bytes, @ForAll @Size(max = 20) List<Integer> positions) {
    Utf8Decoder utf8 = new Utf8Decoder();
    StringBuilder text = new StringBuilder();
    for (byte[] piece : Pieces.of(bytes, positions)) {
      text.append(utf8.decode(piece));
    }

    // String repositions an incomplete character at the end; the decoder still waits for its rest.
    text.append(utf8.decode(new byte[] {'.'}));
    assertEquals(new String(bytes, UTF_8) + ".", text.toString());
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    return HostileBytes.with("x", "\n", "\0");
  }
}
