package dev.sockjs.spring;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** The web application of a test: some configuration classes, and filters in front of them. */
final class SpringApplication implements ServletContainerInitializer {

  private final AnnotationConfigWebApplicationContext context =
      new AnnotationConfigWebApplicationContext();
  private final List<Filter> filters = new ArrayList<>();
  private volatile Throwable failure;

  SpringApplication(Container container, List<Filter> filters, Class<?>... configurations) {
    this.filters.addAll(filters);
    context.setClassLoader(SpringApplication.class.getClassLoader()); // not that of Tomcat
    context.register(configurations);
    HandshakeHandler handshakeHandler = new DefaultHandshakeHandler(container.upgradeStrategy());
    context.addBeanFactoryPostProcessor(
        beans -> beans.registerSingleton("handshakeHandler", handshakeHandler));
  }

  /** Returns the beans of the application. */
  AnnotationConfigWebApplicationContext context() {
    return context;
  }

  /** Returns why the application did not start. */
  Throwable failure() {
    return failure;
  }

  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext servletContext) {
    try {
      context.setServletContext(servletContext);
      context.refresh();
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
    if (context.containsBean("springSecurityFilterChain")) {
      filters.add(context.getBean("springSecurityFilterChain", Filter.class));
    }
    for (int i = 0; i < filters.size(); i++) {
      FilterRegistration.Dynamic filter = servletContext.addFilter("filter" + i, filters.get(i));
      filter.setAsyncSupported(true);
      filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    }
    ServletRegistration.Dynamic dispatcher =
        servletContext.addServlet("dispatcher", new DispatcherServlet(context));
    dispatcher.setAsyncSupported(true);
    dispatcher.setLoadOnStartup(1);
    dispatcher.addMapping("/");
  }
}
