package dev.sockjs.transport.polling;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.ObservedContract;
import dev.sockjs.testkit.contract.ObservingServer;
import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("transports")
class PollingTransportsObservedTest implements ObservedContract {

  @Parameter TransportProvider provider;

  static List<TransportProvider> transports() {
    return PollingTransports.all();
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
