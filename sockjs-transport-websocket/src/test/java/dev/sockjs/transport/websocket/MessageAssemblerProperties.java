package dev.sockjs.transport.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Where a message is cut changes nothing. */
final class MessageAssemblerProperties {

  @Property
  void textMayBeCutAnywhere(@ForAll String text, @ForAll List<Integer> cuts) {
    List<String> taken = new ArrayList<>();
    MessageAssembler parts =
        new MessageAssembler(text.length(), MessageAssemblerTest.recorder(taken));
    int from = 0;
    for (int cut : inOrder(cuts, text.length())) {
      parts.text(text.substring(from, cut), false);
      from = cut;
    }
    parts.text(text.substring(from), true);
    assertEquals(text, taken.get(taken.size() - 1));
    assertEquals(cuts.size() + 1, taken.size());
  }

  @Property
  void bytesMayBeCutAnywhere(@ForAll String text, @ForAll List<Integer> cuts) {
    byte[] bytes = text.getBytes(UTF_8);
    List<String> taken = new ArrayList<>();
    MessageAssembler parts =
        new MessageAssembler(text.length(), MessageAssemblerTest.recorder(taken));
    int from = 0;
    for (int cut : inOrder(cuts, bytes.length)) {
      parts.binary(ByteBuffer.wrap(bytes, from, cut - from), false);
      from = cut;
    }
    parts.binary(ByteBuffer.wrap(bytes, from, bytes.length - from), true);
    assertEquals(new String(bytes, UTF_8), taken.get(taken.size() - 1));
  }

  private static int[] inOrder(List<Integer> cuts, int length) {
    return cuts.stream().mapToInt(cut -> Math.floorMod(cut, length + 1)).sorted().toArray();
  }
}
