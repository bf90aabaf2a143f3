package dev.sockjs.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sockjs.spi.TransportFactory;
import dev.sockjs.testkit.recorder.RecordingTransportListener;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The server, the client and the sessions of one contract test. Closing it aborts all sessions,
 * closes the factory, the client and the server, and then fails if a session broke a rule.
 *
 * @param <S> the kind of server that the contract needs
 */
final class ContractRun<S extends AutoCloseable> implements AutoCloseable {

  private final TransportUnderTest test;
  private final S server;
  private final TestClientContext context;
  private final TransportFactory factory;
  private final List<ContractSession> sessions = new ArrayList<>();

  private ContractRun(TransportUnderTest test, S server, TestClientContext context) {
    this.test = test;
    this.server = server;
    this.context = context;
    this.factory = test.provider().open(context);
  }

  static <S extends AutoCloseable> ContractRun<S> of(TransportUnderTest test, S server) {
    return new ContractRun<>(test, server, test.context());
  }

  /** Runs with more settings than those of the test. */
  static <S extends AutoCloseable> ContractRun<S> of(
      TransportUnderTest test, S server, Consumer<TestClientContext.Builder> settings) {
    try (TestClientContext given = test.context()) {
      TestClientContext.Builder builder = given.toBuilder();
      settings.accept(builder);
      return new ContractRun<>(test, server, builder.build());
    }
  }

  S server() {
    return server;
  }

  TransportFactory factory() {
    return factory;
  }

  TestTransportRequest.Builder request(URI baseUrl) {
    return test.request(baseUrl);
  }

  /**
   * Starts to connect; fails if {@code connect} does not return.
   *
   * @param onFrame called for each frame, on the thread that delivers it
   */
  ContractSession connect(TestTransportRequest request, Consumer<String> onFrame) {
    Duration timeout = test.timeout();
    RecordingTransportListener listener =
        new RecordingTransportListener(new FrameReaction(onFrame), timeout);
    ContractSession session =
        new ContractSession(
            assertTimeoutPreemptively(
                timeout, () -> factory.connect(request, listener), "connect does not return"),
            listener,
            timeout);
    sessions.add(session);
    return session;
  }

  ContractSession connect(TestTransportRequest request) {
    return connect(request, frame -> {});
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

  /**
   * Exchanges messages over another session. This takes long enough for an event that must not
   * happen to happen.
   */
  void runOtherSession(URI echo) {
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
      closeServer();
    }
    sessions.forEach(ContractSession::assertNoViolation);
  }

  private void closeServer() {
    try {
      server.close();
    } catch (Exception e) {
      throw new AssertionError("The server did not close", e);
    }
  }
}
