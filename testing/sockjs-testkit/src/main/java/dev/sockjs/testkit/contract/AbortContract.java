package dev.sockjs.testkit.contract;

import dev.sockjs.Headers;
import dev.sockjs.testkit.recorder.TransportReaction;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How a transport is given up: at any time, without a word. A part of {@link TransportContract};
 * what the server sees of it is in {@link ObservedContract}.
 */
interface AbortContract extends TransportUnderTest {

  /**
   * The server on the other side.
   *
   * @return a new peer
   */
  ContractServer server();

  /** A transport that is aborted while it waits for its headers does not go on when they come. */
  @Test
  default void abortBeforeHeadersStopsConnect() {
    CompletableFuture<Headers> headers = new CompletableFuture<>();
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session =
          run.connect(run.request(run.server().echo()).headers((kind, url) -> headers).build());
      session.request(1);
      session.abort();
      headers.complete(Headers.empty());
      run.letTimePass(run.server().echo());
      session.assertToldNothingButTheEnd();
    }
  }

  /** An abort may meet a transport anywhere on its way to the server. */
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
      run.letTimePass(run.server().echo());
    }
  }

  /** Nothing of what is still on its way is told any more, requested or not. */
  @Test
  default void nothingIsDeliveredAfterAbort() {
    List<String> burst = IntStream.range(0, 500).mapToObj(n -> "in a burst: " + n).toList();
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.open(run.server().echo());
      session.send(burst);
      session.abort();
      session.request(1000);
      run.letTimePass(run.server().echo());
      session.assertToldNothingButTheEnd();
    }
  }

  /** An abort from within a call is the last word too. */
  @Test
  default void abortFromCallbackIsAllowed() {
    CompletableFuture<ContractSession> aborting = new CompletableFuture<>();
    TransportReaction abort =
        new TransportReaction() {
          @Override
          public boolean frame(String text) {
            aborting.join().abort();
            return true;
          }
        };
    try (ContractRun<ContractServer> run = ContractRun.of(this, server())) {
      ContractSession session = run.connect(run.request(run.server().echo()).build(), abort);
      session.listener().awaitConnected();
      aborting.complete(session);
      if (session.isRaw()) {
        session.send("hello");
      }
      session.request(1000);
      session.listener().awaitFrame();
      run.letTimePass(run.server().echo());
      session.assertToldNothingButTheEnd();
    }
  }
}
