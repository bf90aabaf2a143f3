package dev.sockjs.blackbox;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of the product by its packages, and the other parts that it may use: {@code transport-* ->
 * (http ->) api <- core}.
 */
enum Component {
  /** Its two packages use each other, as {@code java.nio.channels} and its {@code spi} do. */
  API(List.of("dev.sockjs", "dev.sockjs.engine", "dev.sockjs.spi")),
  CORE(List.of("dev.sockjs.core.."), API),
  WEBSOCKET(List.of("dev.sockjs.transport.websocket.."), API),
  HTTP(List.of("dev.sockjs.http.."), API),
  STREAMING(List.of("dev.sockjs.transport.streaming.."), API, HTTP),
  POLLING(List.of("dev.sockjs.transport.polling.."), API, HTTP),
  TESTKIT(List.of("dev.sockjs.testkit.."), API),
  TESTSERVER(List.of("dev.sockjs.testserver..")),
  CLI(List.of("dev.sockjs.cli.."), API, CORE, WEBSOCKET, STREAMING, POLLING, TESTSERVER);

  private final List<String> packages;
  private final List<Component> used;

  Component(List<String> packages, Component... used) {
    this.packages = packages;
    this.used = List.of(used);
  }

  DescribedPredicate<JavaClass> classes() {
    return in(Stream.of(this));
  }

  DescribedPredicate<JavaClass> reach() {
    return in(Stream.concat(Stream.of(this), used.stream()));
  }

  static DescribedPredicate<JavaClass> any() {
    return in(Stream.of(values()));
  }

  private static DescribedPredicate<JavaClass> in(Stream<Component> parts) {
    return resideInAnyPackage(parts.flatMap(part -> part.packages.stream()).toArray(String[]::new));
  }
}
