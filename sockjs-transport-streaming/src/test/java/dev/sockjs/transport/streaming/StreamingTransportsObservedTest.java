package dev.sockjs.transport.streaming;

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
class StreamingTransportsObservedTest
    implements ObservedContract, HttpTransportContract, SettingsContract {

  @Parameter TransportProvider provider;

  static List<TransportProvider> transports() {
    return StreamingTransports.all();
  }

  @Override
  public TransportProvider provider() {
    return provider;
  }

  @Override
  public String receiveSuffix() {
    String name = provider.name();
    return name.endsWith("-streaming") ? "xhr_streaming" : name.replace("iframe-", "");
  }

  @Override
  public boolean keepsCookies() {
    return !provider.name().startsWith("xdr-");
  }
}
