package dev.sockjs.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfoResponseTest {

  @Test
  void responseOfTheServerHasHeadersAndBody() {
    Headers headers = Headers.of("Content-Type", "application/json");
    InfoResponse response = new InfoResponse(200, headers, "{\"x\":\"\u20ac\"}".getBytes(UTF_8));
    assertEquals(200, response.status());
    assertEquals(headers, response.headers());
    assertEquals("{\"x\":\"\u20ac\"}", response.body());
    assertEquals(Optional.empty(), response.roundTrip());
    assertFalse(response.isFromProxy());
  }

  @Test
  void bodyIsCopied() {
    byte[] body = "{}".getBytes(UTF_8);
    InfoResponse response = new InfoResponse(200, Headers.empty(), body);
    body[0] = '!';
    assertEquals("{}", response.body());
  }

  @Test
  void refusalOfAProxyHasOnlyItsStatus() {
    InfoResponse response = InfoResponse.refusedByProxy(407);
    assertTrue(response.isFromProxy());
    assertEquals(407, response.status());
    assertTrue(response.headers().isEmpty());
    assertEquals("", response.body());
    assertEquals(Optional.empty(), response.roundTrip());
  }

  @ParameterizedTest
  @ValueSource(ints = {407, 511})
  void statusThatOnlyProxiesGenerateComesWithoutHeadersAndBody(int status) {
    InfoResponse response =
        new InfoResponse(status, Headers.of("Set-Cookie", "a=b"), "{}".getBytes(UTF_8));
    assertEquals(status, response.status());
    assertTrue(response.headers().isEmpty());
    assertEquals("", response.body());
  }

  @Test
  void copyWithRoundTripKeepsEverythingElse() {
    Duration time = Duration.ofMillis(12);
    Headers headers = Headers.of("Set-Cookie", "a=b");
    InfoResponse response = new InfoResponse(404, headers, "?".getBytes(UTF_8)).withRoundTrip(time);
    assertEquals(Optional.of(time), response.roundTrip());
    assertEquals(404, response.status());
    assertEquals(headers, response.headers());
    assertEquals("?", response.body());
    assertFalse(response.isFromProxy());
    assertTrue(InfoResponse.refusedByProxy(502).withRoundTrip(time).isFromProxy());
  }
}
