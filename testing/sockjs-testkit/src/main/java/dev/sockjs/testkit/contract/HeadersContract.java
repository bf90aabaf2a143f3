package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import dev.sockjs.Phase;
import dev.sockjs.RequestKind;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Tests of how a transport looks up the headers of its requests. */
interface HeadersContract extends TransportContractPart {

  /**
   * The transport looks up headers by the kind and the URL of each request: for one upgrade, or for
   * at least one receiving request and one sending request per batch.
   */
  @Test
  default void everyRequestAsksForHeadersOfItsKind() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      TestTransportRequest request = run.request(run.server().echo()).build();
      ContractSession session = run.open(request);
      session.send("one");
      session.send("two");
      session.assertReceives("one", "two");

      List<RequestKind> kinds =
          request.headerLookups().stream().map(TestTransportRequest.HeaderLookup::kind).toList();
      if (kinds.contains(RequestKind.WEBSOCKET)) {
        assertEquals(List.of(RequestKind.WEBSOCKET), kinds);
      } else {
        assertEquals(RequestKind.RECEIVE, kinds.get(0));
        assertEquals(2, kinds.stream().filter(kind -> kind == RequestKind.SEND).count());
        assertFalse(kinds.contains(RequestKind.INFO), kinds::toString);
      }
      String prefix = request.baseUrl() + "/";
      for (TestTransportRequest.HeaderLookup lookup : request.headerLookups()) {
        assertTrue(lookup.url().toString().startsWith(prefix), lookup::toString);
      }
    }
  }

  /**
   * A transport cannot go on without headers. It ends with the cause of the failed lookup, as it is
   * or in a {@link CompletionException}.
   */
  @Test
  default void failedHeadersEndTransport() {
    IllegalStateException cause = new IllegalStateException("no token");
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session =
          run.connect(
              run.request(run.server().echo())
                  .headers((kind, url) -> CompletableFuture.failedStage(cause))
                  .build());
      assertFailedHeaders(cause, session.awaitEnd());
    }
  }

  /** The same applies to sending requests, if there are any: the transport ends, the send fails. */
  @Test
  default void failedSendHeadersEndTransport() {
    IllegalStateException cause = new IllegalStateException("token expired");
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      TestTransportRequest request =
          requestWithSendHeaders(run, CompletableFuture.failedStage(cause));
      ContractSession session = run.open(request);
      CompletionStage<Void> send = session.transport().send(List.of(session.encode("one")));
      boolean failed = session.failureOf(send).isPresent();
      assertEquals(hasSendHeaders(request), failed);
      if (failed) {
        assertFailedHeaders(cause, session.awaitEnd());
      }
    }
  }

  /** A send completes only after its headers are ready. */
  @Test
  default void sendWaitsForItsHeaders() {
    CompletableFuture<Headers> headers = new CompletableFuture<>();
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      TestTransportRequest request = requestWithSendHeaders(run, headers);
      ContractSession session = run.open(request);
      CompletionStage<Void> send = session.transport().send(List.of(session.encode("one")));
      run.runOtherSession(run.server().echo());
      assertFalse(send.toCompletableFuture().isDone() && hasSendHeaders(request));

      headers.complete(Headers.empty());
      session.await(send);
      session.assertReceives("one");
    }
  }

  private static TestTransportRequest requestWithSendHeaders(
      ContractRun<ContractServer> run, CompletionStage<Headers> headers) {
    CompletionStage<Headers> none = CompletableFuture.completedStage(Headers.empty());
    return run.request(run.server().echo())
        .headers((kind, url) -> kind == RequestKind.SEND ? headers : none)
        .build();
  }

  private static boolean hasSendHeaders(TestTransportRequest request) {
    return request.headerLookups().stream().anyMatch(lookup -> lookup.kind() == RequestKind.SEND);
  }

  private static void assertFailedHeaders(Throwable expected, TransportEnd end) {
    assertEquals(EndKind.FAILED, end.kind(), end::toString);
    assertEquals(Phase.HEADERS, end.phase(), end::toString);
    Throwable actual = end.cause().orElseThrow();
    assertSame(expected, actual instanceof CompletionException ? actual.getCause() : actual);
  }
}
