package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import dev.sockjs.Phase;
import dev.sockjs.RequestKind;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tests of sending requests, of probes, and of their responses. */
interface HttpSendContract extends HttpContractPart {

  /** A batch is sent when the server has responded with 200 or 204. An error ends the transport. */
  @Test
  default void refusedSendEndsTransport() {
    for (int status : new int[] {404, 500}) {
      assertSendFails(HttpContractServer.status(status), OptionalInt.of(status));
    }
  }

  /** A page, such as a login, is not a response of the server; the messages were not delivered. */
  @Test
  default void pageInsteadOfSendResponseEndsTransport() {
    assertSendFails(HttpContractServer.page(), OptionalInt.empty());
  }

  /**
   * A batch without a response may have reached the server. It is not sent again, because its
   * messages would arrive twice.
   */
  @Test
  default void sendIsNotRepeated() {
    assertSendFails(Exchange::reset, OptionalInt.empty());
    assertSendFails(Exchange::fin, OptionalInt.empty());
  }

  private void assertSendFails(Script response, OptionalInt status) {
    try (ContractRun<HttpContractServer> run = HttpContractServer.run(this)) {
      run.server().receives(run.server().frames("o")).sends(response);
      ContractSession session = run.open(run.server().url());
      CompletionStage<Void> send = session.transport().send(List.of(session.encode("one")));
      assertTrue(session.failureOf(send).isPresent(), "A send counted as delivered");
      TransportEnd end = session.awaitEnd();
      assertEquals(EndKind.FAILED, end.kind(), end::toString);
      assertEquals(Phase.SEND, end.phase(), end::toString);
      assertEquals(status, end.status(), end::toString);
      assertEquals(1, run.server().sendingRequests().size());
    }
  }

  /** The transport reports its end first, and then fails the stage of the send. */
  @Test
  default void sendFailsAfterEnd() {
    CountDownLatch watched = new CountDownLatch(1);
    CompletableFuture<Boolean> endedBefore = new CompletableFuture<>();
    try (ContractRun<HttpContractServer> run = HttpContractServer.run(this)) {
      run.server()
          .receives(run.server().frames("o"))
          .sends(HttpContractServer.after(watched, HttpContractServer.status(500)));
      ContractSession session = run.open(run.server().url());
      CompletionStage<Void> watching =
          session
              .transport()
              .send(List.of(session.encode("one")))
              .whenComplete((sent, e) -> endedBefore.complete(session.listener().hasEnded()));
      watched.countDown();
      session.failureOf(watching);
      assertTrue(endedBefore.join(), "The stage of a send failed before the transport ended");
    }
  }

  /** The cookies of a refused send are kept, if the transport keeps cookies. */
  @Test
  default void cookiesOfRefusedSendAreKept() {
    try (ContractRun<HttpContractServer> run = HttpContractServer.run(this)) {
      run.server().receives(run.server().frames("o")).sends(HttpContractServer.status(503));
      TestTransportRequest request = run.request(run.server().url()).build();
      ContractSession session = run.open(request);
      session.failureOf(session.transport().send(List.of(session.encode("one"))));
      session.awaitEnd();
      assertEquals(keepsCookies() ? 1 : 0, HttpContractServer.cookies(request));
    }
  }

  /** A server that responds to a send is alive. */
  @Test
  default void sendBringsActivity() {
    try (ContractRun<HttpContractServer> run = HttpContractServer.run(this)) {
      run.server().receives(run.server().frames("o"));
      ContractSession session = run.open(run.server().url());
      int known = session.listener().activityCount();
      session.send("one");
      session.listener().awaitActivity(known);
    }
  }

  /** A probe is an empty array. Any status except 404 is a sign of life. */
  @Test
  default void responseToProbeBringsActivity() {
    for (int status : new int[] {204, 403, 500}) {
      try (ContractRun<HttpContractServer> run = HttpContractServer.run(this)) {
        run.server().receives(run.server().frames("o")).sends(HttpContractServer.status(status));
        ContractSession session = run.open(run.server().url());
        int known = session.listener().activityCount();
        session.transport().probe();
        session.listener().awaitActivity(known);
        String body = run.server().sendingRequests().get(0).bodyText();
        assertTrue(body.equals("[]") || body.equals("d=%5B%5D"), body);
      }
    }
  }

  /** A server that does not know the session responds to a probe with 404. */
  @Test
  default void probeOfUnknownSessionEndsTransport() {
    try (ContractRun<HttpContractServer> run = HttpContractServer.run(this)) {
      run.server().receives(run.server().frames("o")).sends(HttpContractServer.status(404));
      ContractSession session = run.open(run.server().url());
      session.transport().probe();
      TransportEnd end = session.awaitEnd();
      assertEquals(EndKind.FAILED, end.kind(), end::toString);
      assertEquals(Phase.SEND, end.phase(), end::toString);
      assertEquals(OptionalInt.of(404), end.status(), end::toString);
    }
  }

  /**
   * An abort ends the sending request that is in progress.
   *
   * @throws InterruptedException if the test is interrupted
   */
  @Test
  default void abortEndsSend() throws InterruptedException {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    try (ContractRun<HttpContractServer> run = HttpContractServer.run(this)) {
      run.server()
          .receives(run.server().frames("o"))
          .sends(HttpContractServer.untilEnded(arrived, ended));
      ContractSession session = run.open(run.server().url());
      session.transport().send(List.of(session.encode("one")));
      assertTrue(await(arrived), "The sending request did not arrive");
      session.abort();
      assertTrue(await(ended), "The sending request went on after the abort");
    }
  }

  private boolean await(CountDownLatch latch) throws InterruptedException {
    return latch.await(timeout().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A batch that waits for its headers when the transport is aborted is not sent. */
  @Test
  default void abortBeforeSendHeadersStopsSend() {
    CompletableFuture<Headers> headers = new CompletableFuture<>();
    try (ContractRun<HttpContractServer> run = HttpContractServer.run(this)) {
      run.server().receives(run.server().frames("o"), run.server().frames("o"));
      ContractSession session =
          run.open(
              run.request(run.server().url())
                  .headers(
                      (kind, url) ->
                          kind == RequestKind.SEND
                              ? headers
                              : CompletableFuture.completedStage(Headers.empty()))
                  .build());
      session.transport().send(List.of(session.encode("one")));
      session.abort();
      headers.complete(Headers.empty());
      ContractSession other = run.open(run.server().url());
      for (int n = 0; n < 25; n++) {
        other.send("two");
      }
      assertEquals(
          List.of(),
          run.server().sendingRequests().stream()
              .filter(request -> request.bodyText().contains("one"))
              .toList());
    }
  }

  /** A send has the content type that servers accept, and its length, since some read no chunks. */
  @Test
  default void sendHasContentTypeAndLength() {
    try (ContractRun<HttpContractServer> run = HttpContractServer.run(this)) {
      run.server().receives(run.server().frames("o"));
      ContractSession session = run.open(run.server().url());
      session.send("one");
      RecordedRequest send = run.server().sendingRequests().get(0);
      String type = send.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
      assertEquals(
          sendSuffix().equals("jsonp_send")
              ? "application/x-www-form-urlencoded"
              : "text/plain;charset=utf-8",
          type.replace(" ", ""));
      assertTrue(send.header("Content-Length").isPresent(), send.headerLines()::toString);
    }
  }
}
