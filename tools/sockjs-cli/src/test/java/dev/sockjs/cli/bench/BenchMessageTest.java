package dev.sockjs.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BenchMessageTest {

  private static final String TEXT =
      "sockjs-bench 0badcafe 7 42 1500000 xxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

  @Test
  void textNamesTheProgramAndIsPadded() {
    assertEquals(TEXT, new BenchMessage("0badcafe", 7, 42, 1_500_000).text(64));
  }

  @Test
  void textIsParsed() {
    assertEquals(
        Optional.of(new BenchMessage("0badcafe", 7, 42, 1_500_000)), BenchMessage.parse(TEXT, 64));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tick!",
        "sockjs-bench 0badcafe 7 42 1500000 xxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "sockjs-bench 0badcafe 7 42 1500000 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "sockjs-bench 0badcafe 7 42 1500000 xxxxxxxxxxxxxxxxxxxxxxxxxxxxy",
        "sockjs-bench 0badcafe 7 -42 150000 xxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "Sockjs-bench 0badcafe 7 42 1500000 xxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "sockjs-bench 0badcafe 7 99999999999999999999999 1500000 xxxxxxxx",
      })
  void otherTextIsNoMessage(String text) {
    assertEquals(Optional.empty(), BenchMessage.parse(text, 64));
  }

  @Test
  void longestMessageFitsIntoTheShortestSize() {
    long day = BenchSettings.MAX_DURATION.toNanos();
    long most = BenchSettings.MAX_RATE * BenchSettings.MAX_DURATION.toSeconds();
    BenchMessage longest = new BenchMessage("ffffffff", BenchSettings.MAX_SESSIONS - 1, most, day);
    assertEquals(BenchSettings.MIN_SIZE, longest.text(BenchSettings.MIN_SIZE).length());
    assertTrue(BenchMessage.parse(longest.text(64), 64).isPresent());
  }
}
