package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The error of an application that lacks a module names the module to add. */
final class MissingModulesTest extends AppTest {
  @ParameterizedTest
  @EnumSource
  void apiAloneMakesNoClientAndTheErrorNamesTheEngine(AppPath path) {
    assertPrinted(
        "no client: No SockJS engine was found:"
            + " add sockjs-core to the class path or module path,"
            + " and keep its files in META-INF/services if jars are merged\n",
        path.run("echo", Jars.of("sockjs-api"), url()));
  }

  @ParameterizedTest
  @EnumSource
  void engineAloneOpensNothingAndTheErrorNamesATransport(AppPath path) {
    ProcessOutput printed = path.run("echo", Jars.of("sockjs-core"), url());
    List<String> lines = printed.lines();
    assertEquals(
        List.of("transports []", "close 2000 \"All transports failed\" (unclean)"),
        lines.subList(0, 2),
        printed::toString);
    String notOpen = lines.get(2);
    assertTrue(notOpen.startsWith("not open: Could not connect to " + url()), printed::toString);
    assertTrue(
        notOpen.endsWith(
            ": there is no transport at all: add a transport such as"
                + " sockjs-transport-websocket-jetty to the class path or module path"),
        printed::toString);
  }
}
