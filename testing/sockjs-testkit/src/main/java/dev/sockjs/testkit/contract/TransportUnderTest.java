package dev.sockjs.testkit.contract;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.recorder.RecordingListener;
import java.net.URI;
import java.time.Duration;

/** The transport that a contract tests, and its settings. */
interface TransportUnderTest {

  /**
   * Returns the provider of the transport.
   *
   * @return a new provider, or the same one each time
   */
  TransportProvider provider();

  /**
   * Creates the context in which a test opens the provider. The test closes it.
   *
   * @return a new context; by default one with no settings
   */
  default TestClientContext context() {
    return TestClientContext.create();
  }

  /**
   * Starts building the request of a session. Tests may set more on it.
   *
   * @param baseUrl the URL to connect to
   * @return a new builder; by default one with no further settings
   */
  default TestTransportRequest.Builder request(URI baseUrl) {
    return TestTransportRequest.to(baseUrl);
  }

  /**
   * Returns how long a test waits for an expected event.
   *
   * @return the timeout; by default 30 s
   */
  default Duration timeout() {
    return RecordingListener.DEFAULT_TIMEOUT;
  }
}
