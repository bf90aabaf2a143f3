package dev.sockjs.benchmarks.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the cases with this client alone, and judges what it does; judges no speed. */
@Timeout(60)
class BesideSpringTest {
  private static final String STREAM = "connected over `xhr_streaming` after \\d+ ms";
  private static final String FAILED = "connect failed after \\d+ ms with ConnectFailedException";
  private static final String CLOSED = "`afterConnectionClosed` with %d after \\d+ ms";

  /** A part of the name of each case, and what each of this client's rows says. */
  private static final Map<String, List<String>> EXPECTED =
      Map.ofEntries(
          Map.entry("closed before the open frame", List.of(FAILED, STREAM)),
          Map.entry("no open frame", List.of(STREAM)),
          Map.entry("every poll ends empty", List.of(FAILED + "; \\d{1,2} requests")),
          Map.entry(
              "has fallen back",
              List.of(
                  STREAM + "; new session id; client ended the late WebSocket after \\d+ ms")),
          Map.entry(
              "`close()`",
              List.of(
                  STREAM
                      + "; "
                      + CLOSED.formatted(1000)
                      + "; client ended the stream after \\d+ ms")),
          Map.entry(
              "65 streams",
              List.of(
                  "65 of 65 open; \\d{1,2} more threads; `sendMessage` returned after \\d+ ms")));

  static Stream<Arguments> trials() {
    return Cases.all().stream()
        .flatMap(
            each ->
                each.contenders().stream()
                    .filter(Contender::ours)
                    .map(ours -> Arguments.of(each.name(), each, ours)));
  }
}
