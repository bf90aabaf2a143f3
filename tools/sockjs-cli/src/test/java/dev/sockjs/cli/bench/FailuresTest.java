package dev.sockjs.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.CloseEvent;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FailuresTest {

  private final Failures failures = new Failures();

  @Test
  void causesAreCountedTheMostFrequentFirst() {
    List.of("b", "c", "a", "c").forEach(failures::add);
    assertEquals("{c=2, a=1, b=1}", failures.byCause().toString());
  }

  @Test
  void serverCannotInventAnyNumberOfCauses() {
    for (int i = 0; i < 1000; i++) {
      failures.add("cause " + i);
    }
    failures.add("cause 7");
    assertEquals(101, failures.byCause().size());
    assertEquals(900, failures.byCause().get("other causes"));
    assertEquals(2, failures.byCause().get("cause 7"));
  }

  @Test
  void withoutAnAttemptTheCauseIsThatOfTheEnd() {
    CloseEvent event =
        CloseEvent.of(1002, "Cannot connect to server", false)
            .withCause(new IOException("refused\n"));
    assertEquals(
        "not opened: 1002 \"Cannot connect to server\" (unclean): refused\\u000a",
        Failures.notOpened(List.of(), event));
  }
}
