package dev.sockjs.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SendQueueProperties {

  @Property
  void everyBatchFitsOrHasOneMessageAndTheOrderIsKept(
      @ForAll @Size(max = 60) List<@IntRange(max = 40) Integer> lengths,
      @ForAll @IntRange(min = 1, max = 100) int maxLength) {
    SendQueue queue = new SendQueue(Long.MAX_VALUE);
    List<String> offered = new ArrayList<>();
    for (int i = 0; i < lengths.size(); i++) {
      offered.add("\"" + i + "x".repeat(lengths.get(i)) + "\"");
      queue.offer(offered.get(i), lengths.get(i));
    }
    List<String> taken = new ArrayList<>();
    while (!queue.isEmpty()) {
      List<String> batch = queue.nextBatch(maxLength);
      String encoded = "[" + String.join(",", batch) + "]";
      assertTrue(batch.size() == 1 || encoded.length() <= maxLength, encoded);
      taken.addAll(batch);
      queue.batchSent();
    }
    assertEquals(offered, taken);
    assertEquals(0, queue.bufferedBytes());
  }
}
