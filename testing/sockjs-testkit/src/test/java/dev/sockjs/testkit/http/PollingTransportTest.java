package dev.sockjs.testkit.http;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.HttpTransportContract;
import dev.sockjs.testkit.contract.ObservedContract;
import dev.sockjs.testkit.contract.SettingsContract;

/** Without a fault, the transport passes the contracts that detect its faults. */
final class PollingTransportTest
    implements HttpTransportContract, SettingsContract, ObservedContract {

  @Override
  public TransportProvider provider() {
    return new PollingProvider(Bug.NONE);
  }

  @Override
  public String receiveSuffix() {
    return "xhr";
  }
}
