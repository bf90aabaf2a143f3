package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Phase;
import dev.sockjs.RequestKind;
import dev.sockjs.spi.EndKind;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.testkit.contract.TestTransportRequest.HeaderLookup;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.ScriptedServer;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Tests of redirects, which {@link dev.sockjs.spi.Redirect} permits or not. */
interface HttpRedirectContract extends HttpContractPart {

  /** A redirect of a receiving request is followed, with headers of its own. */
  @Test
  default void redirectOfReceiveIsFollowed() {
    try (ContractRun<HttpContractServer> run = HttpContractServer.run(this)) {
      run.server().receives(HttpContractServer.moved(), run.server().frames("o"));
      TestTransportRequest request = run.request(run.server().url()).build();
      run.open(request);
      assertMoved(run.server().receivingRequests(), RequestKind.RECEIVE, request);
    }
  }

  /** A redirect of a sending request is followed: the server has not processed the batch. */
  @Test
  default void redirectOfSendIsFollowed() {
    try (ContractRun<HttpContractServer> run = HttpContractServer.run(this)) {
      run.server().receives(run.server().frames("o")).sends(HttpContractServer.moved());
      TestTransportRequest request = run.request(run.server().url()).build();
      ContractSession session = run.open(request);
      session.send("one");
      List<RecordedRequest> sends = run.server().sendingRequests();
      assertMoved(sends, RequestKind.SEND, request);
      assertEquals(sends.get(0).bodyText(), sends.get(1).bodyText());
    }
  }

  private void assertMoved(
      List<RecordedRequest> requests, RequestKind kind, TestTransportRequest request) {
    assertEquals(2, requests.size(), requests::toString);
    RecordedRequest second = requests.get(1);
    assertTrue(second.path().startsWith("/moved/"), second::toString);
    assertEquals(requests.get(0).method(), second.method());
    List<HeaderLookup> lookups =
        request.headerLookups().stream().filter(each -> each.kind() == kind).toList();
    HeaderLookup last = lookups.get(lookups.size() - 1);
    assertTrue(last.url().getPath().startsWith("/moved/"), last::toString);
    assertEquals(keepsCookies() ? 1 : 0, HttpContractServer.cookies(request));
  }

  /** A redirect to another origin is not followed, and is an unexpected status. */
  @Test
  default void redirectToAnotherOriginIsNotFollowed() {
    try (ScriptedServer other = ScriptedServer.start();
        ContractRun<HttpContractServer> run = HttpContractServer.run(this)) {
      run.server().receives(HttpContractServer.movedTo(other.uri("")));
      TransportEnd end = run.connect(run.server().url()).awaitEnd();
      assertEquals(EndKind.FAILED, end.kind(), end::toString);
      assertEquals(Phase.REQUEST, end.phase(), end::toString);
      assertEquals(OptionalInt.of(307), end.status(), end::toString);
      assertEquals(List.of(), other.requests());
    }
  }

  /** Only one redirect is followed for each request. */
  @Test
  default void secondRedirectIsNotFollowed() {
    try (ContractRun<HttpContractServer> run = HttpContractServer.run(this)) {
      run.server()
          .receives(
              HttpContractServer.moved(), HttpContractServer.moved(), run.server().frames("o"));
      TransportEnd end = run.connect(run.server().url()).awaitEnd();
      assertEquals(OptionalInt.of(307), end.status(), end::toString);
      assertEquals(2, run.server().receivingRequests().size());
    }
  }
}
