package dev.sockjs.transport.streaming;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.WatchedContract;
import dev.sockjs.testkit.WatchfulPeer;
import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("transports")
class StreamingTransportsWatchedTest implements WatchedContract {

  @Parameter TransportProvider provider;

  static List<TransportProvider> transports() {
    return StreamingTransports.all();
  }

  @Override
  public TransportProvider provider() {
    return provider;
  }

  @Override
  public WatchfulPeer peer() {
    return WatchfulPeer.scripted();
  }

  @Override
  public boolean keepsCookies() {
    return !provider.name().startsWith("xdr-");
  }
}
