package dev.sockjs.testserver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class FloodTest {
  private final List<String> written = new ArrayList<>();
  private final Queue<Promise<Void>> unacknowledged = new ArrayDeque<>();

  private Future<Void> write(String message) {
    written.add(message);
    Promise<Void> promise = Promise.promise();
    unacknowledged.add(promise);
    return promise.future();
  }

  @Test
  void waitsForAcknowledgementsAfter64Ki() {
    new Flood(this::write, 1000, "x".repeat(1023)).send();
    assertEquals(64, written.size());
    unacknowledged.remove().complete();
    assertEquals(65, written.size());
    while (!unacknowledged.isEmpty()) {
      assertEquals(
          Math.min(64, 1000 - written.size() + unacknowledged.size()), unacknowledged.size());
      unacknowledged.remove().complete();
    }
    assertEquals(1000, written.size());
  }

  @Test
  void sendsMessagesLongerThanLimitOneByOne() {
    new Flood(this::write, 2, "x".repeat(100_000)).send();
    assertEquals(1, written.size());
    unacknowledged.remove().complete();
    assertEquals(2, written.size());
  }

  @Test
  void emptyMessagesCountToo() {
    new Flood(this::write, 1_000_000, "").send();
    assertEquals(65_536, written.size());
  }

  @Test
  void stopsAfterClientDisconnects() {
    new Flood(this::write, 1000, "x".repeat(1023)).send();
    unacknowledged.remove().fail("gone");
    unacknowledged.remove().complete();
    assertEquals(64, written.size());
  }

  @Test
  void millionImmediateAcknowledgementsDoNotOverflowStack() {
    int[] count = new int[1];
    new Flood(
            message -> {
              count[0]++;
              return Future.succeededFuture();
            },
            1_000_000,
            "x")
        .send();
    assertEquals(1_000_000, count[0]);
  }
}
