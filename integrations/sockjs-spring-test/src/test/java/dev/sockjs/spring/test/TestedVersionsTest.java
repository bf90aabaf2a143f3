package dev.sockjs.spring.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.boot.SpringBootVersion;
import org.springframework.core.SpringVersion;

/** The build chooses the versions that these tests run on. */
@EnabledIfSystemProperty(named = "sockjs.tested-spring", matches = ".+")
final class TestedVersionsTest {

  @Test
  void testsRunOnTheChosenSpring() {
    assertEquals(System.getProperty("sockjs.tested-spring"), SpringVersion.getVersion());
  }

  @Test
  void testsRunOnTheChosenSpringBoot() {
    assertEquals(System.getProperty("sockjs.tested-spring-boot"), SpringBootVersion.getVersion());
  }

  @Test
  void testsRunOnTheChosenJunit() {
    assertEquals(
        System.getProperty("sockjs.tested-junit"),
        Test.class.getPackage().getImplementationVersion());
  }
}
