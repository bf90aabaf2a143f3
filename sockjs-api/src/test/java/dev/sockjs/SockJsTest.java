package dev.sockjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class SockJsTest {

  /** An implementation that was written before these methods existed. */
  private final SockJs older =
      (SockJs)
          Proxy.newProxyInstance(
              SockJs.class.getClassLoader(),
              new Class<?>[] {SockJs.class},
              InvocationHandler::invokeDefault);

  @Test
  void implementationWithoutPauseSaysSo() {
    String name = older.getClass().getName();
    assertEquals(
        name + " does not support pause()",
        assertThrows(UnsupportedOperationException.class, older::pause).getMessage());
    assertEquals(
        name + " does not support resume()",
        assertThrows(UnsupportedOperationException.class, older::resume).getMessage());
  }
}
