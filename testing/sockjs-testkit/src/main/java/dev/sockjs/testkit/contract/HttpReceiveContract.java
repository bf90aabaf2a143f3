package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.time.ManualScheduler;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests of receiving requests and their responses. */
interface HttpReceiveContract extends HttpContractPart {

  /** Once connected, too, a response with another status than 200 ends the transport. */
  @Test
  default void refusedReceiveEndsTransport() {
    for (int status : new int[] {204, 404, 500}) {
      try (ContractRun<HttpContractServer> run = HttpContractServer.run(this)) {
        run.server().receives(run.server().frames("o"), HttpContractServer.status(status));
        ContractSession session = run.open(run.server().url());
        session.request(1);
        TransportEnd end = session.awaitEnd();
        assertEquals(EndKind.FAILED, end.kind(), end::toString);
        assertEquals(Phase.RECEIVE, end.phase(), end::toString);
        assertEquals(OptionalInt.of(status), end.status(), end::toString);
      }
    }
  }

  /** The cookies of a response that ends the transport are kept, if the transport keeps cookies. */
  @Test
  default void cookiesOfRefusedReceiveAreKept() {
    try (ContractRun<HttpContractServer> run = HttpContractServer.run(this)) {
      run.server().receives(HttpContractServer.status(503));
      TestTransportRequest request = run.request(run.server().url()).build();
      run.connect(request).awaitEnd();
      assertEquals(keepsCookies() ? 1 : 0, HttpContractServer.cookies(request));
    }
  }

  /**
   * The next receiving request is sent only when a frame is requested, so that no request follows
   * the server's close frame.
   */
  @Test
  default void nextReceiveWaitsForDemand() {
    try (ContractRun<HttpContractServer> run = HttpContractServer.run(this)) {
      run.server().receives(run.server().frames("o"), run.server().frames("a[\"one\"]"));
      ContractSession session = run.open(run.server().url());
      sendMany(session);
      assertEquals(1, run.server().receivingRequests().size());
      session.assertReceives("one");
      sendMany(session);
      assertEquals(2, run.server().receivingRequests().size());
    }
  }

  /** This takes long enough for a request that must not be sent to arrive. */
  private static void sendMany(ContractSession session) {
    for (int n = 0; n < 25; n++) {
      session.send("message " + n);
    }
  }

  /** A response that is complete and ends inside a frame fails the transport. */
  @Test
  default void unfinishedFrameIsNotDelivered() {
    assertCutFrameEndsTransport(server -> server.unfinishedFrame("a[\"cut\"]"));
    assertCutFrameEndsTransport(server -> server.unfinishedFrame("a[\"cu"));
  }

  /** A response that is cut off inside a frame fails the transport. */
  @Test
  default void cutFrameIsNotDelivered() {
    assertCutFrameEndsTransport(server -> server.cutOff("a[\"cut\"]"));
    assertCutFrameEndsTransport(server -> server.shortOfItsLength("a[\"cut\"]"));
    assertCutFrameEndsTransport(server -> server.reset("a[\"cut\"]"));
  }

  private void assertCutFrameEndsTransport(Function<HttpContractServer, Script> cut) {
    List<String> frames = new CopyOnWriteArrayList<>();
    try (ContractRun<HttpContractServer> run = HttpContractServer.run(this)) {
      run.server().receives(run.server().frames("o"), cut.apply(run.server()));
      ContractSession session = run.connect(run.request(run.server().url()).build(), frames::add);
      session.awaitOpen();
      session.request(100);
      TransportEnd end = session.skipToEnd();
      assertEquals(EndKind.FAILED, end.kind(), end::toString);
      assertEquals(Phase.RECEIVE, end.phase(), end::toString);
      assertEquals(List.of(), frames.stream().filter(each -> each.contains("cu")).toList());
      assertEquals(2, run.server().receivingRequests().size());
    }
  }

  /** Malformed UTF-8 is replaced and does not end the transport. */
  @Test
  default void malformedUtf8IsReplaced() {
    try (ContractRun<HttpContractServer> run = HttpContractServer.run(this)) {
      run.server().receives(run.server().frames("o"), run.server().latin1("a[\"<\u00ff>\"]"));
      ContractSession session = run.open(run.server().url());
      session.assertReceives("<\ufffd>");
    }
  }

  /**
   * Responses that bring nothing do not cause one request after the other: the transport pauses,
   * with the client's scheduler, and at last it ends.
   */
  @Test
  default void emptyResponsesEndTransport() {
    ManualScheduler scheduler = new ManualScheduler();
    HttpContractServer server = HttpContractServer.of(this);
    server.receives(
        Stream.concat(Stream.of(server.frames("o")), Stream.generate(server::frames).limit(200))
            .toArray(Script[]::new));
    try (ContractRun<HttpContractServer> run =
        ContractRun.of(this, server, settings -> settings.scheduler(scheduler))) {
      ContractSession session = run.open(server.url());
      session.request(Long.MAX_VALUE);
      for (int n = 0; n < 200 && !session.listener().hasEnded(); n++) {
        // Takes some time, in which the transport may send receiving requests.
        session.failureOf(session.transport().send(List.of(session.encode("message"))));
        scheduler.advance(Duration.ofSeconds(1));
      }
      TransportEnd end = session.skipToEnd();
      assertEquals(EndKind.FAILED, end.kind(), end::toString);
      int requests = server.receivingRequests().size();
      assertTrue(requests < 100, () -> requests + " receiving requests");
    }
  }
}
