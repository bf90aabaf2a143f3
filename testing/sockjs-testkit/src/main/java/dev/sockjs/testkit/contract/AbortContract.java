package dev.sockjs.testkit.contract;

import dev.sockjs.Headers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Tests of {@link dev.sockjs.spi.Transport#abort()}, at any time. {@link ObservedContract} tests
 * what the server sees of it.
 */
interface AbortContract extends TransportContractPart {

  /** A transport that is aborted while it waits for headers does not connect once they arrive. */
  @Test
  default void abortBeforeHeadersStopsConnect() {
    CompletableFuture<Headers> headers = new CompletableFuture<>();
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session =
          run.connect(run.request(run.server().echo()).headers((kind, url) -> headers).build());
      session.request(1);
      session.abort();
      headers.complete(Headers.empty());
      run.runOtherSession(run.server().echo());
      session.assertNoEventsExceptEnd();
    }
  }

  /** An abort is allowed at every stage of a connect, and more than once. */
  @Test
  default void abortWhileConnectingIsAllowed() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      for (int n = 0; n < 20; n++) {
        ContractSession session = run.connect(run.server().echo());
        session.request(1);
        session.abort();
        session.abort();
      }
      run.connect(run.server().refusing()).abort();
      run.connect(run.server().unreachable()).abort();
      run.runOtherSession(run.server().echo());
    }
  }

  /** Frames that are still on their way are dropped, even if they are requested. */
  @Test
  default void nothingIsDeliveredAfterAbort() {
    List<String> burst = IntStream.range(0, 500).mapToObj(n -> "burst message " + n).toList();
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().echo());
      session.send(burst);
      session.abort();
      session.request(1000);
      run.runOtherSession(run.server().echo());
      session.assertNoEventsExceptEnd();
    }
  }

  /** The listener may abort while it handles a frame; no further frame is delivered. */
  @Test
  default void abortFromCallbackIsAllowed() {
    CompletableFuture<ContractSession> connected = new CompletableFuture<>();
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session =
          run.connect(run.request(run.server().echo()).build(), frame -> connected.join().abort());
      session.listener().awaitConnected();
      connected.complete(session);
      if (session.isRaw()) {
        session.send("hello");
      }
      session.request(1000);
      session.listener().awaitFrame();
      run.runOtherSession(run.server().echo());
      session.assertNoEventsExceptEnd();
    }
  }
}
