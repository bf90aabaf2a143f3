package dev.sockjs.suite.websocket;

import dev.sockjs.TransportOption;
import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.TestTransportRequest;
import java.util.function.Consumer;

/**
 * The transports {@code websocket} and {@code websocket-raw} of one module.
 *
 * @param sockJs provides {@code websocket}
 * @param raw provides {@code websocket-raw}
 * @param maxBatchLength the option for the length of batches
 * @param settings adds settings to every request
 */
public record WebSocketUnderTest(
    TransportProvider sockJs,
    TransportProvider raw,
    TransportOption<Integer> maxBatchLength,
    Consumer<TestTransportRequest.Builder> settings) {

  /** Creates an instance whose requests have no further settings. */
  public WebSocketUnderTest(
      TransportProvider sockJs, TransportProvider raw, TransportOption<Integer> maxBatchLength) {
    this(sockJs, raw, maxBatchLength, request -> {});
  }
}
