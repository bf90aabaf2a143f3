package dev.sockjs.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Attempt;
import dev.sockjs.Attempt.Outcome;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.ServerInfo;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class JsonOutputTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Output output = new JsonOutput(bytes);

  @Test
  void attemptThatOpenedHasNeitherStatusNorCause() {
    output.attempt(Attempt.of("xhr-streaming", Outcome.OPEN, Phase.OPEN, Duration.ofMillis(12)));
    assertLines(
        "{\"event\":\"attempt\",\"transport\":\"xhr-streaming\",\"outcome\":\"open\",\"ms\":12,"
            + "\"phase\":\"open\"}");
  }

  @Test
  void attemptThatFailedHasPhaseStatusAndCause() {
    output.attempt(
        Attempt.of("websocket", Outcome.FAILED, Phase.REQUEST, Duration.ofMillis(3))
            .withStatus(403)
            .withCause(new IllegalStateException("no \"upgrade\"")));
    assertLines(
        "{\"event\":\"attempt\",\"transport\":\"websocket\",\"outcome\":\"failed\",\"ms\":3,"
            + "\"phase\":\"request\",\"status\":403,\"cause\":\"no \\\"upgrade\\\"\"}");
  }

  @Test
  void causeWithoutAMessageIsTheNameOfItsClass() {
    output.attempt(
        Attempt.of("websocket", Outcome.TIMEOUT, Phase.OPEN, Duration.ZERO)
            .withCause(new java.util.concurrent.TimeoutException()));
    assertLines(
        "{\"event\":\"attempt\",\"transport\":\"websocket\",\"outcome\":\"timeout\",\"ms\":0,"
            + "\"phase\":\"open\",\"cause\":\"TimeoutException\"}");
  }

  @Test
  void openDoesNotShowTheSecretsOfTheUrl() {
    output.open("websocket", URI.create("http://me:secret@localhost/echo?token=abc"));
    assertLines(
        "{\"event\":\"open\",\"transport\":\"websocket\","
            + "\"url\":\"http://***@localhost/echo?...\"}");
  }

  @Test
  void messageIsEscapedSoThatItStaysOnOneLine() {
    output.message("a\nb\r\t\u0000\u001f\u007f\u0085\u2028\u2029\\\"/");
    assertLines(
        "{\"event\":\"message\",\"data\":\"a\\u000ab\\u000d\\u0009\\u0000\\u001f\\u007f\\u0085"
            + "\\u2028\\u2029\\\\\\\"/\"}");
  }

  @Test
  void messageIsUtf8() {
    output.message("gr\u00fc\u00dfe \ud83d\ude00 \uffff");
    assertLines("{\"event\":\"message\",\"data\":\"gr\u00fc\u00dfe \ud83d\ude00 \uffff\"}");
  }

  @Test
  void loneSurrogatesAreEscaped() {
    output.message("\ud800 \udfff\ud83d\ude00\ude00 \ud83d");
    assertLines("{\"event\":\"message\",\"data\":\"\\ud800 \\udfff\ud83d\ude00\\ude00 \\ud83d\"}");
  }

  @Test
  void heartbeatAndErrorAreOneLineEach() {
    output.heartbeat();
    output.error("Not JSON: x");
    assertLines("{\"event\":\"heartbeat\"}", "{\"event\":\"error\",\"message\":\"Not JSON: x\"}");
  }

  @Test
  void closeHasOnlyTheStatusOfTheInfoRequest() {
    output.close(CloseEvent.of(1006, "lost", false).withStatus(404), OptionalInt.empty());
    output.close(CloseEvent.of(1002, "Cannot connect to server", false), OptionalInt.of(404));
    assertLines(
        "{\"event\":\"close\",\"code\":1006,\"reason\":\"lost\",\"wasClean\":false}",
        "{\"event\":\"close\",\"code\":1002,\"reason\":\"Cannot connect to server\","
            + "\"wasClean\":false,\"status\":404}");
  }

  @Test
  void infoHasSettingsBaseUrlAndTime() {
    output.info(
        ServerInfo.defaults().withWebsocket(false).withCookieNeeded(true),
        URI.create("http://localhost/echo"),
        Duration.ofMillis(7));
    assertLines(
        "{\"event\":\"info\",\"websocket\":false,\"cookie_needed\":true,"
            + "\"base_url\":\"http://localhost/echo\",\"ms\":7}");
  }

  private void assertLines(String... lines) {
    assertEquals(String.join("\n", lines) + "\n", bytes.toString(StandardCharsets.UTF_8));
  }
}
