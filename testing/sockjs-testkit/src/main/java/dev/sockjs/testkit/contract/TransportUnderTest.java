package dev.sockjs.testkit.contract;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.recorder.RecordingListener;
import java.net.URI;
import java.time.Duration;

/** What the contracts have to know of the transport that they examine. */
interface TransportUnderTest {

  /**
   * The transport's provider.
   *
   * @return the provider; a new one or always the same
   */
  TransportProvider provider();

  /**
   * What the provider is opened for.
   *
   * @return a new context; by default one in which nothing is set
   */
  default TestClientContext context() {
    return TestClientContext.create();
  }

  /**
   * The request of each session, which the tests may change further.
   *
   * @param baseUrl where the test connects
   * @return a new builder; by default one in which nothing else is set
   */
  default TestTransportRequest.Builder request(URI baseUrl) {
    return TestTransportRequest.to(baseUrl);
  }

  /**
   * How long the tests wait for what has to come.
   *
   * @return by default 10 s
   */
  default Duration timeout() {
    return RecordingListener.DEFAULT_TIMEOUT;
  }
}
