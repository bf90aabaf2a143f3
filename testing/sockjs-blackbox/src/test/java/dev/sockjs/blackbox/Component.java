package dev.sockjs.blackbox;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;

/**
 * A published component, given by its packages, and the other components that it may use: {@code
 * transport-* -> (http ->) api <- core}, and {@code http2 -> http}.
 */
enum Component {
  /** Its packages use each other, as {@code java.nio.channels} and its {@code spi} do. */
  API(List.of("dev.sockjs", "dev.sockjs.engine", "dev.sockjs.spi")),
  CORE(List.of("dev.sockjs.core.."), API),
  WEBSOCKET(
      List.of(
          "dev.sockjs.transport.websocket",
          "dev.sockjs.transport.websocket.services",
          "dev.sockjs.transport.websocket.connection",
          "dev.sockjs.transport.websocket.container",
          "dev.sockjs.transport.websocket.upgrade"),
      API),
  HTTP(List.of("dev.sockjs.http.."), API),
  WEBSOCKET_JETTY(List.of("dev.sockjs.transport.websocket.jetty.."), API, HTTP),
  STREAMING(List.of("dev.sockjs.transport.streaming.."), API, HTTP),
  POLLING(List.of("dev.sockjs.transport.polling.."), API, HTTP),
  HTTP2(List.of("dev.sockjs.http2.."), API, HTTP),
  ADAPTERS(List.of("dev.sockjs.adapters"), API),
  RECONNECT(List.of("dev.sockjs.reconnect"), API),
  MICROMETER(List.of("dev.sockjs.micrometer"), API, RECONNECT),
  SPRING(List.of("dev.sockjs.spring", "dev.sockjs.spring.stomp"), API),
  SPRING_BOOT(List.of("dev.sockjs.spring.boot"), API, SPRING, MICROMETER),
  SPRING_TEST(List.of("dev.sockjs.spring.test"), API, SPRING),
  JMETER(List.of("dev.sockjs.jmeter"), API),
  TESTKIT(List.of("dev.sockjs.testkit.."), API),
  TESTSERVER(List.of("dev.sockjs.testserver..")),
  CLI(
      List.of("dev.sockjs.cli.."),
      API,
      CORE,
      RECONNECT,
      WEBSOCKET,
      WEBSOCKET_JETTY,
      STREAMING,
      POLLING,
      TESTSERVER);

  private final List<String> packages;
  private final List<Component> allowed;

  Component(List<String> packages, Component... allowed) {
    this.packages = packages;
    this.allowed = List.of(allowed);
  }

  DescribedPredicate<JavaClass> classes() {
    return in(Stream.of(this));
  }

  /** Its own classes and those of the components that it may use. */
  DescribedPredicate<JavaClass> allowedClasses() {
    return in(Stream.concat(Stream.of(this), allowed.stream()));
  }

  static DescribedPredicate<JavaClass> any() {
    return in(Stream.of(values()));
  }

  private static DescribedPredicate<JavaClass> in(Stream<Component> components) {
    return resideInAnyPackage(
        components.flatMap(component -> component.packages.stream()).toArray(String[]::new));
  }
}
