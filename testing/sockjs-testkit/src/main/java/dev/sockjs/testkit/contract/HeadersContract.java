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

/** How a transport asks for the headers of its requests. A part of {@link TransportContract}. */
interface HeadersContract extends TransportUnderTest {

  /**
   * The server on the other side.
   *
   * @return a new peer
   */
  ContractServer server();

  /**
   * Headers are asked for with the kind that a request is of, and with its own URL: one upgrade, or
   * else one receiving request at least and one sending request for each batch.
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
      String below = request.baseUrl() + "/";
      for (TestTransportRequest.HeaderLookup asked : request.headerLookups()) {
        assertTrue(asked.url().toString().startsWith(below), asked::toString);
      }
    }
  }

  /**
   * Without headers no transport can go on, and the cause is told, in a {@link CompletionException}
   * or as it is.
   */
  @Test
  default void failedHeadersEndTransport() {
    IllegalStateException cause = new IllegalStateException("no token today");
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session =
          run.connect(
              run.request(run.server().echo())
                  .headers((kind, url) -> CompletableFuture.failedStage(cause))
                  .build());
      assertHeadersFailed(cause, session.awaitEnd());
    }
  }

  /**
   * The same holds for the headers of a sending request, where there is one: the transport ends,
   * and the send fails.
   */
  @Test
  default void failedSendHeadersEndTransport() {
    IllegalStateException cause = new IllegalStateException("no token any more");
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      TestTransportRequest request =
          requestWithSendHeaders(run, CompletableFuture.failedStage(cause));
      ContractSession session = run.open(request);
      CompletionStage<Void> sending = session.transport().send(List.of(session.element("one")));
      boolean failed = session.failureOf(sending).isPresent();
      assertEquals(hasSendHeaders(request), failed);
      if (failed) {
        assertHeadersFailed(cause, session.awaitEnd());
      }
    }
  }

  /** A send is not over before its headers have come. */
  @Test
  default void sendWaitsForItsHeaders() {
    CompletableFuture<Headers> headers = new CompletableFuture<>();
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      TestTransportRequest request = requestWithSendHeaders(run, headers);
      ContractSession session = run.open(request);
      CompletionStage<Void> sending = session.transport().send(List.of(session.element("one")));
      run.letTimePass(run.server().echo());
      assertFalse(sending.toCompletableFuture().isDone() && hasSendHeaders(request));

      headers.complete(Headers.empty());
      session.await(sending);
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
    return request.headerLookups().stream().anyMatch(asked -> asked.kind() == RequestKind.SEND);
  }

  private static void assertHeadersFailed(Throwable cause, TransportEnd end) {
    assertEquals(EndKind.FAILED, end.kind(), end::toString);
    assertEquals(Phase.HEADERS, end.phase(), end::toString);
    Throwable told = end.cause().orElseThrow();
    assertSame(cause, told instanceof CompletionException ? told.getCause() : told);
  }
}
