package dev.sockjs.jmeter.suite;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.stereotype.Controller;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/** A Spring application with STOMP over SockJS at {@code /stomp}, on Tomcat. */
final class SpringChat implements AutoCloseable {
  private final Tomcat tomcat = new Tomcat();
  private final Path directory = Files.createTempDirectory("sockjs-jmeter");

  SpringChat() throws Exception {
    tomcat.setSilent(true);
    tomcat.setBaseDir(directory.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", directory.toString());
    ((StandardContext) context).setUnloadDelay(200);
    context.addServletContainerInitializer(new WsSci(), Set.of());
    context.addServletContainerInitializer(new Application(), Set.of());
    tomcat.start();
    if (!context.getState().isAvailable()) {
      close();
      throw new IllegalStateException("The Spring application did not start");
    }
  }

  String url() {
    return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/stomp";
  }

  @Override
  public void close() throws LifecycleException, IOException {
    tomcat.stop();
    tomcat.destroy();
    FileSystemUtils.deleteRecursively(directory);
  }

  private static final class Application implements ServletContainerInitializer {
    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext servletContext) {
      AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
      context.setClassLoader(Application.class.getClassLoader());
      context.register(Broker.class);
      context.setServletContext(servletContext);
      context.refresh();
      var dispatcher = servletContext.addServlet("dispatcher", new DispatcherServlet(context));
      dispatcher.setAsyncSupported(true);
      dispatcher.setLoadOnStartup(1);
      dispatcher.addMapping("/");
    }
  }

  @Configuration
  @EnableWebSocketMessageBroker
  @Import(Greeter.class)
  static class Broker implements WebSocketMessageBrokerConfigurer {
    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
      // Otherwise a message may overtake the subscription of its response.
      registry.setPreserveReceiveOrder(true);
      registry.addEndpoint("/stomp").withSockJS();
    }

    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
      registry.enableSimpleBroker("/topic");
      registry.setApplicationDestinationPrefixes("/app");
    }
  }

  @Controller
  static class Greeter {
    @MessageMapping("/greet/{user}")
    @SendTo("/topic/greetings/{user}")
    String greet(@DestinationVariable("user") String user, String name) {
      return "Hello, " + name;
    }
  }
}
