package dev.sockjs.spring;

import org.springframework.web.socket.server.RequestUpgradeStrategy;
import org.springframework.web.socket.server.jetty.JettyRequestUpgradeStrategy;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;

/** A container in which a server of Spring runs, on a port of the loopback address. */
enum Container {
  TOMCAT {
    @Override
    RequestUpgradeStrategy upgradeStrategy() {
      return new StandardWebSocketUpgradeStrategy();
    }

    @Override
    RunningContainer start(SpringApplication application, int port) throws Exception {
      return new TomcatContainer(application, port);
    }
  },
  JETTY {
    @Override
    RequestUpgradeStrategy upgradeStrategy() {
      return new JettyRequestUpgradeStrategy();
    }

    @Override
    RunningContainer start(SpringApplication application, int port) throws Exception {
      return new JettyContainer(application, port);
    }
  };

  /** Returns Spring's own way of accepting WebSockets in this container. */
  abstract RequestUpgradeStrategy upgradeStrategy();

  /** Starts the container with one application, on this port or, if it is 0, on any. */
  abstract RunningContainer start(SpringApplication application, int port) throws Exception;

  /** A container that was started. */
  interface RunningContainer {

    /** Returns the port that it listens on. */
    int port();

    /** Closes all connections and frees the port. */
    void stop() throws Exception;
  }
}
