package dev.sockjs.transport.websocket.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Cutting a message anywhere does not change it. */
final class MessageAssemblerProperties {

  @Property
  void textMayBeCutAnywhere(@ForAll String text, @ForAll List<Integer> cuts) {
    List<String> received = new ArrayList<>();
    MessageAssembler assembler =
        new MessageAssembler(text.length(), MessageAssemblerTest.recorder(received));
    int from = 0;
    for (int cut : positions(cuts, text.length())) {
      assembler.text(text.substring(from, cut), false);
      from = cut;
    }
    assembler.text(text.substring(from), true);
    assertEquals(text, received.get(received.size() - 1));
    assertEquals(cuts.size() + 1, received.size());
  }

  @Property
  void bytesMayBeCutAnywhere(@ForAll String text, @ForAll List<Integer> cuts) {
    byte[] bytes = text.getBytes(UTF_8);
    List<String> received = new ArrayList<>();
    MessageAssembler assembler =
        new MessageAssembler(text.length(), MessageAssemblerTest.recorder(received));
    int from = 0;
    for (int cut : positions(cuts, bytes.length)) {
      assembler.binary(ByteBuffer.wrap(bytes, from, cut - from), false);
      from = cut;
    }
    assembler.binary(ByteBuffer.wrap(bytes, from, bytes.length - from), true);
    assertEquals(new String(bytes, UTF_8), received.get(received.size() - 1));
  }

  private static int[] positions(List<Integer> cuts, int length) {
    return cuts.stream().mapToInt(cut -> Math.floorMod(cut, length + 1)).sorted().toArray();
  }
}
