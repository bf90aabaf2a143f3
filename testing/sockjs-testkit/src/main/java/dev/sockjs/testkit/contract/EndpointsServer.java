package dev.sockjs.testkit.contract;

import java.net.URI;
import java.util.function.Function;

/** A server with each of its endpoints at a fixed path. */
record EndpointsServer(Function<String, URI> endpoints, Runnable stop)
    implements ContractServer.Flooding {

  @Override
  public URI echo() {
    return endpoints.apply("/echo");
  }

  @Override
  public URI closing() {
    return endpoints.apply("/close");
  }

  @Override
  public URI flooding() {
    return endpoints.apply("/flood");
  }

  @Override
  public void close() {
    stop.run();
  }
}
