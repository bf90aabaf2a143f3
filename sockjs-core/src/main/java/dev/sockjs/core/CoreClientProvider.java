package dev.sockjs.core;

import dev.sockjs.SockJsClient;
import dev.sockjs.engine.ClientProvider;
import dev.sockjs.engine.ClientSettings;

/** Provides the engine to {@link SockJsClient#create()}. Applications do not use it directly. */
public final class CoreClientProvider implements ClientProvider {

  /** Creates the provider, for {@link java.util.ServiceLoader}. */
  public CoreClientProvider() {}

  @Override
  public SockJsClient create(ClientSettings settings) {
    return CoreClient.create(settings);
  }
}
