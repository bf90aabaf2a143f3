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
public interface AbortContract extends TransportUnderTest {

  /**
   * The server on the other side.
   *
   * @return a new peer
   */
  ContractServer peer();

  /** A transport that is aborted while it waits for its headers does not go on when they come. */
  @Test
  default void itMayBeAbortedBeforeItHasHeaders() {
    CompletableFuture<Headers> headers = new CompletableFuture<>();
    try (ContractRun<ContractServer> run = ContractRun.of(this, peer())) {
      ContractSession session =
          run.connect(run.request(run.peer().echo()).headers((kind, url) -> headers).build());
      session.request(1);
      session.abort();
      headers.complete(Headers.empty());
      run.letTimePass(run.peer().echo());
      session.assertToldNothingButTheEnd();
    }
  }

  /** An abort may meet a transport anywhere on its way to the server. */
  @Test
  default void itMayBeAbortedWhileItConnects() {
    try (ContractRun<ContractServer> run = ContractRun.of(this, peer())) {
      for (int n = 0; n < 20; n++) {
        ContractSession session = run.connect(run.peer().echo());
        session.request(1);
        session.abort();
        session.abort();
      }
      run.connect(run.peer().refusing()).abort();
      run.connect(run.peer().unreachable()).abort();
      run.letTimePass(run.peer().echo());
    }
  }

  /** Nothing of what is still on its way is told any more, requested or not. */
  @Test
  default void nothingComesAfterAnAbort() {
    List<String> burst = IntStream.range(0, 500).mapToObj(n -> "in a burst: " + n).toList();
    try (ContractRun<ContractServer> run = ContractRun.of(this, peer())) {
      ContractSession session = run.open(run.peer().echo());
      session.send(burst);
      session.abort();
      session.request(1000);
      run.letTimePass(run.peer().echo());
      session.assertToldNothingButTheEnd();
    }
  }

  /** An abort from within a call is the last word too. */
  @Test
  default void itMayBeAbortedFromWithinItsCalls() {
    CompletableFuture<ContractSession> aborting = new CompletableFuture<>();
    TransportReaction abort =
        new TransportReaction() {
          @Override
          public boolean frame(String text) {
            aborting.join().abort();
            return true;
          }
        };
    try (ContractRun<ContractServer> run = ContractRun.of(this, peer())) {
      ContractSession session = run.connect(run.request(run.peer().echo()).build(), abort);
      session.listener().awaitConnected();
      aborting.complete(session);
      if (session.isRaw()) {
        session.send("hello");
      }
      session.request(1000);
      session.listener().awaitFrame();
      run.letTimePass(run.peer().echo());
      session.assertToldNothingButTheEnd();
    }
  }
}
