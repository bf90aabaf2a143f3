package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.sockjs.Headers;
import dev.sockjs.RequestKind;
import dev.sockjs.TransportOption;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class TestTransportRequestTest {

  private static final URI ECHO = URI.create("http://localhost:8081/echo");

  @Test
  void urlsStartWithBaseUrl() {
    TestTransportRequest request = TestTransportRequest.to(ECHO).ids("042", "ab3de0fg").build();
    assertEquals(ECHO, request.baseUrl());
    assertEquals(URI.create(ECHO + "/websocket"), request.baseUrl("websocket"));
    assertEquals(URI.create(ECHO + "/042/ab3de0fg/xhr"), request.url("xhr"));
  }

  @Test
  void queryStaysAtEndOfUrl() {
    TestTransportRequest request =
        TestTransportRequest.to(URI.create(ECHO + "?token=%2F/x")).ids("042", "ab3de0fg").build();
    assertEquals(URI.create(ECHO + "/042/ab3de0fg/xhr?token=%2F/x"), request.url("xhr"));
  }

  @Test
  void everyRequestHasItsOwnSessionId() {
    TestTransportRequest.Builder builder = TestTransportRequest.to(ECHO);
    TestTransportRequest request = builder.build();
    assertEquals(request.url("xhr"), request.url("xhr"));
    assertNotEquals(request.url("xhr"), builder.build().url("xhr"));
  }

  @Test
  void headerLookupsAreRecorded() {
    TestTransportRequest request =
        TestTransportRequest.to(ECHO)
            .headers(
                (kind, url) ->
                    CompletableFuture.completedStage(Headers.of("X-Kind", kind.toString())))
            .origin("https://example.org")
            .build();
    URI url = request.url("xhr_send");
    assertEquals(
        Headers.of("X-Kind", "SEND").with("Origin", "https://example.org"),
        request.headers(RequestKind.SEND, url).toCompletableFuture().join());
    assertEquals(
        List.of(new TestTransportRequest.HeaderLookup(RequestKind.SEND, url)),
        request.headerLookups());
  }

  @Test
  void keptCookiesAreRecorded() {
    TestTransportRequest request = TestTransportRequest.to(ECHO).build();
    request.keepCookies(ECHO, List.of("a=b", "c=d"));
    assertEquals(
        List.of(new TestTransportRequest.KeptCookies(ECHO, List.of("a=b", "c=d"))),
        request.keptCookies());
  }

  @Test
  void onlyOptionsThatWereSetAreReturned() {
    TransportOption<Integer> depth = TransportOption.of("depth", Integer.class);
    TransportOption<Integer> width = TransportOption.of("width", Integer.class);
    TestTransportRequest request = TestTransportRequest.to(ECHO).option(depth, 3).build();
    assertEquals(Optional.of(3), request.option(depth));
    assertEquals(Optional.empty(), request.option(width));
  }
}
