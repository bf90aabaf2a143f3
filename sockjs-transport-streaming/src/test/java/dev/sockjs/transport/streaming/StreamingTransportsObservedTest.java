package dev.sockjs.transport.streaming;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.ObservedContract;
import dev.sockjs.testkit.contract.ObservingServer;
import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("transports")
class StreamingTransportsObservedTest implements ObservedContract {

  @Parameter TransportProvider provider;

  static List<TransportProvider> transports() {
    return StreamingTransports.all();
  }

  @Override
  public TransportProvider provider() {
    return provider;
  }

  @Override
  public ObservingServer server() {
    return ObservingServer.scripted();
  }

  @Override
  public boolean keepsCookies() {
    return !provider.name().startsWith("xdr-");
  }
}
