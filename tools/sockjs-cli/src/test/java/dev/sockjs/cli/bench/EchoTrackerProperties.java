package dev.sockjs.cli.bench;

import static dev.sockjs.cli.bench.EchoTracker.Kind.DUPLICATE;
import static dev.sockjs.cli.bench.EchoTracker.Kind.IN_ORDER;
import static dev.sockjs.cli.bench.EchoTracker.Kind.OUT_OF_ORDER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.cli.bench.EchoTracker.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class EchoTrackerProperties {

  @Property
  void agreesWithASetOfAllThatArrived(@ForAll List<@IntRange(min = 0, max = 40) Integer> echoes) {
    EchoTracker fresh = new EchoTracker();
    Set<Integer> arrived = new HashSet<>();
    int last = -1;
    for (int echo : echoes) {
      Kind expected = !arrived.add(echo) ? DUPLICATE : echo > last ? IN_ORDER : OUT_OF_ORDER;
      assertEquals(expected, fresh.add(echo), () -> echo + " in " + echoes);
      last = Math.max(last, echo);
    }
  }
}
