package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Headers;
import dev.sockjs.RequestKind;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.ScriptedServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests of the headers and cookies of every request and response. */
interface RequestContract extends CookieUser {

  /** Every request carries the headers that were looked up for its kind, and no other's. */
  @Test
  default void everyRequestHasItsHeaders() {
    ScriptedServer server = ScriptedServer.start();
    try (ContractRun<ObservingServer> run =
        ContractRun.of(this, new ScriptedObservingServer(server))) {
      TestTransportRequest request =
          run.request(run.server().idle())
              .headers(
                  (kind, url) ->
                      CompletableFuture.completedStage(Headers.of("X-Kind", kind.name())))
              .build();
      run.open(request).send("one");
      List<RecordedRequest> requests = server.requests();
      assertEquals(request.headerLookups().size(), requests.size(), requests::toString);
      for (RecordedRequest each : requests) {
        RequestKind kind =
            each.path().endsWith("_send")
                ? RequestKind.SEND
                : each.path().endsWith("/websocket") ? RequestKind.WEBSOCKET : RequestKind.RECEIVE;
        assertEquals(List.of(kind.name()), each.headers("X-Kind"), each::toString);
      }
    }
  }

  /** Requests have the {@code Origin} of the headers, once; without it, they have none. */
  @Test
  default void originIsThatOfTheHeaders() {
    ScriptedServer server = ScriptedServer.start();
    try (ContractRun<ObservingServer> run =
        ContractRun.of(this, new ScriptedObservingServer(server))) {
      run.open(run.request(run.server().idle()).build()).send("one");
      for (RecordedRequest each : server.requests()) {
        assertEquals(List.of(), each.headers("Origin"), each::toString);
      }
      int before = server.requests().size();
      run.open(run.request(run.server().idle()).origin("http://app.example").build()).send("two");
      for (RecordedRequest each : server.requests().subList(before, server.requests().size())) {
        assertEquals(List.of("http://app.example"), each.headers("Origin"), each::toString);
      }
    }
  }

  /**
   * The cookies of a response that refuses the transport are kept before the transport ends, with
   * the URL that set them, unless the transport keeps none.
   */
  @Test
  default void cookiesOfRefusedConnectAreKept() {
    ScriptedServer server = ScriptedServer.start();
    for (String method : List.of("GET", "POST")) {
      server.on(
          method,
          Pattern.compile(".*"),
          x -> x.header("Set-Cookie", "balancer=7; path=/").respond(403));
    }
    try (ContractRun<ScriptedServer> run = ContractRun.of(this, server)) {
      TestTransportRequest request = run.request(server.uri("/echo")).build();
      run.connect(request).awaitEnd();
      List<TestTransportRequest.KeptCookies> kept =
          request.keptCookies().stream().filter(each -> !each.setCookies().isEmpty()).toList();
      assertEquals(keepsCookies(), !kept.isEmpty(), kept::toString);
      for (TestTransportRequest.KeptCookies each : kept) {
        assertEquals(List.of("balancer=7; path=/"), each.setCookies());
        assertEquals(request.headerLookups().get(0).url(), each.url());
      }
    }
  }
}
