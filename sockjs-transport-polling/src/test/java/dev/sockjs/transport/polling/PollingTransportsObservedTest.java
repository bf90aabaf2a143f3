package dev.sockjs.transport.polling;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.HttpTransportContract;
import dev.sockjs.testkit.contract.ObservedContract;
import dev.sockjs.testkit.contract.SettingsContract;
import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("transports")
class PollingTransportsObservedTest
    implements ObservedContract, HttpTransportContract, SettingsContract {

  @Parameter TransportProvider provider;

  static List<TransportProvider> transports() {
    return PollingTransports.all();
  }

  @Override
  public TransportProvider provider() {
    return provider;
  }

  @Override
  public String receiveSuffix() {
    return provider.name().startsWith("jsonp") ? "jsonp" : "xhr";
  }

  @Override
  public String sendSuffix() {
    return provider.name().startsWith("jsonp") ? "jsonp_send" : "xhr_send";
  }

  @Override
  public boolean keepsCookies() {
    return !provider.name().startsWith("xdr-");
  }
}
