package dev.sockjs.core;

import dev.sockjs.SockJsClient;
import dev.sockjs.spi.ClientProvider;
import dev.sockjs.spi.ClientSettings;

/** The service behind {@link SockJsClient#create()}. Applications never name it. */
public final class CoreClientProvider implements ClientProvider {

  /** For {@link java.util.ServiceLoader}. */
  public CoreClientProvider() {}

  @Override
  public SockJsClient create(ClientSettings settings) {
    SystemTimer timer = new SystemTimer();
    return new CoreClient(settings, timer, timer);
  }
}
