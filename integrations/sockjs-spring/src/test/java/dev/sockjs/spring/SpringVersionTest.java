package dev.sockjs.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.core.SpringVersion;

/** The build chooses the version of Spring that these tests run on. */
final class SpringVersionTest {

  @Test
  @EnabledIfSystemProperty(named = "sockjs.tested-spring", matches = ".+")
  void testsRunOnTheChosenVersion() {
    assertEquals(System.getProperty("sockjs.tested-spring"), SpringVersion.getVersion());
  }
}
