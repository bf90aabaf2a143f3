package dev.sockjs.spring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.util.FileSystemUtils;

/** A Tomcat with one application. */
final class TomcatContainer implements Container.RunningContainer {

  private final Tomcat tomcat = new Tomcat();
  private final Path directory = Files.createTempDirectory("sockjs-spring");

  TomcatContainer(SpringApplication application, int port) throws Exception {
    tomcat.setSilent(true);
    tomcat.setBaseDir(directory.toString());
    tomcat.setPort(port);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", directory.toString());
    // For open streams and polls. Tomcat waits 20 times a twentieth of it, and for ever for zero.
    ((StandardContext) context).setUnloadDelay(200);
    context.addServletContainerInitializer(new WsSci(), Set.of());
    context.addServletContainerInitializer(application, Set.of());
    tomcat.start();
    if (!context.getState().isAvailable()) {
      stop();
      throw new IllegalStateException("The application did not start", application.failure());
    }
  }

  @Override
  public int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public void stop() throws Exception {
    tomcat.stop();
    tomcat.destroy();
    FileSystemUtils.deleteRecursively(directory);
  }
}
