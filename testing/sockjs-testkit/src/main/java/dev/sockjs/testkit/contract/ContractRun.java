package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sockjs.spi.TransportFactory;
import dev.sockjs.testkit.recorder.RecordingTransportListener;
import dev.sockjs.testkit.recorder.TransportReaction;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that one test of a contract has: a peer, a client, and its sessions. Closing it aborts
 * what is open, closes factory, client and peer, and then fails if a session broke a rule.
 *
 * @param <P> what the contract asks of its peer
 */
final class ContractRun<P extends AutoCloseable> implements AutoCloseable {

  private final TransportUnderTest test;
  private final P peer;
  private final TestClientContext context;
  private final TransportFactory factory;
  private final List<ContractSession> sessions = new ArrayList<>();

  private ContractRun(TransportUnderTest test, P peer) {
    this.test = test;
    this.peer = peer;
    this.context = test.context();
    this.factory = test.provider().open(context);
  }

  static <P extends AutoCloseable> ContractRun<P> of(TransportUnderTest test, P peer) {
    return new ContractRun<>(test, peer);
  }

  P server() {
    return peer;
  }

  TransportFactory factory() {
    return factory;
  }

  TestTransportRequest.Builder request(URI baseUrl) {
    return test.request(baseUrl);
  }

  /** Begins to connect and fails if that does not return. */
  ContractSession connect(TestTransportRequest request, TransportReaction reaction) {
    Duration patience = test.timeout();
    RecordingTransportListener listener = new RecordingTransportListener(reaction, patience);
    ContractSession session =
        new ContractSession(
            assertTimeoutPreemptively(
                patience, () -> factory.connect(request, listener), "connect does not return"),
            listener,
            patience);
    sessions.add(session);
    return session;
  }

  ContractSession connect(TestTransportRequest request) {
    return connect(request, new TransportReaction() {});
  }

  ContractSession connect(URI baseUrl) {
    return connect(request(baseUrl).build());
  }

  /** Connects and waits until the session has opened. */
  ContractSession open(TestTransportRequest request) {
    ContractSession session = connect(request);
    session.awaitOpen();
    return session;
  }

  ContractSession open(URI baseUrl) {
    return open(request(baseUrl).build());
  }

  /** Gives what must not happen the time to happen: a session with many messages to and fro. */
  void letTimePass(URI echo) {
    ContractSession session = open(echo);
    for (int n = 0; n < 25; n++) {
      session.assertEchoes();
    }
    session.abort();
  }

  @Override
  public void close() {
    try (context;
        factory) {
      sessions.forEach(ContractSession::abort);
    } finally {
      closePeer();
    }
    sessions.forEach(ContractSession::assertNoViolation);
  }

  private void closePeer() {
    try {
      peer.close();
    } catch (Exception e) {
      throw new AssertionError("The peer does not close", e);
    }
  }
}
