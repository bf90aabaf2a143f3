package dev.sockjs.core;

import dev.sockjs.SockJsClient;
import dev.sockjs.core.concurrent.SystemScheduler;
import dev.sockjs.engine.ClientProvider;
import dev.sockjs.engine.ClientSettings;

/** The service behind {@link SockJsClient#create()}. Applications never name it. */
public final class CoreClientProvider implements ClientProvider {

  /** For {@link java.util.ServiceLoader}. */
  public CoreClientProvider() {}

  @Override
  public SockJsClient create(ClientSettings settings) {
    SystemScheduler timer = new SystemScheduler();
    return new CoreClient(settings, timer, timer);
  }
}
