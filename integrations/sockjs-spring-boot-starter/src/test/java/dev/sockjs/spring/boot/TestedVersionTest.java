package dev.sockjs.spring.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;

/** The tests run with the version of Spring Boot that the build names. */
final class TestedVersionTest {
  @Test
  void versionIsTheNamedOne() {
    assertEquals(System.getProperty("sockjs.tested-spring-boot"), SpringBootVersion.getVersion());
  }
}
