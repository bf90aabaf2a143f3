package dev.sockjs.spring;

import jakarta.servlet.Filter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/** A server of Spring with SockJS endpoints. */
final class SpringServer implements AutoCloseable {

  private final Container container;
  private final List<Filter> filters;
  private final Class<?>[] configurations;
  private SpringApplication application;
  private Container.RunningContainer running;
  private int port;

  private SpringServer(Container container, List<Filter> filters, Class<?>... configurations)
      throws Exception {
    this.container = container;
    this.filters = filters;
    this.configurations = configurations;
    start();
  }

  static SpringServer start(Container container, Class<?>... configurations) throws Exception {
    return new SpringServer(container, List.of(), configurations);
  }

  static SpringServer start(Container container, Filter filter, Class<?>... configurations)
      throws Exception {
    return new SpringServer(container, List.of(filter), configurations);
  }

  private void start() throws Exception {
    application = new SpringApplication(container, filters, configurations);
    running = container.start(application, port);
    port = running.port();
  }

  /** Ends the application, which closes STOMP sessions, and then all connections. */
  void stop() throws Exception {
    application.context().close();
    running.stop();
  }

  /** Stops, and starts again on the same port. */
  void restart() throws Exception {
    stop();
    try (Socket reservation = new Socket()) { // bound without listening: no other program gets it
      reservation.setReuseAddress(true);
      reservation.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      application = new SpringApplication(container, filters, configurations);
    }
    running = container.start(application, port);
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  <T> T bean(Class<T> type) {
    return application.context().getBean(type);
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (Exception e) {
      throw new IllegalStateException("The server did not stop", e);
    }
  }
}
