package dev.sockjs.spring;

import jakarta.servlet.ServletContainerInitializer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.springframework.util.ClassUtils;

/**
 * A Jetty with one application. Spring 7.0 needs Jetty's classes for Jakarta EE 11, and Spring 6.2
 * those for EE 10, which differ by the name of their package only.
 */
final class JettyContainer implements Container.RunningContainer {

  private static final String LEVEL =
      ClassUtils.isPresent("org.eclipse.jetty.ee11.servlet.ServletContextHandler", null)
          ? "org.eclipse.jetty.ee11."
          : "org.eclipse.jetty.ee10.";

  /** ServletContextHandler.SESSIONS. */
  private static final int WITH_HTTP_SESSIONS = 1;

  private final Server server;

  JettyContainer(SpringApplication application, int port) throws Exception {
    server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    Handler context =
        Class.forName(LEVEL + "servlet.ServletContextHandler")
            .asSubclass(Handler.class)
            .getConstructor(int.class)
            .newInstance(WITH_HTTP_SESSIONS);
    add(
        context,
        Class.forName(LEVEL + "websocket.server.config.JettyWebSocketServletContainerInitializer")
            .asSubclass(ServletContainerInitializer.class)
            .getConstructor()
            .newInstance());
    add(context, application);
    server.setHandler(context);
    server.start();
  }

  private static void add(Handler context, ServletContainerInitializer initializer)
      throws ReflectiveOperationException {
    context
        .getClass()
        .getMethod("addServletContainerInitializer", ServletContainerInitializer.class)
        .invoke(context, initializer);
  }

  @Override
  public int port() {
    return ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
  }

  @Override
  public void stop() throws Exception {
    server.stop();
  }
}
