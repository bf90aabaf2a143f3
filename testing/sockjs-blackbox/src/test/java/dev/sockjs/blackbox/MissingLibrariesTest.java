package dev.sockjs.blackbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The error of an application that lacks a library names the class that is missing. */
final class MissingLibrariesTest extends AppTest {

  @ParameterizedTest
  @CsvSource({
    "sockjs-transport-websocket, websocket, tyrus-client, org/glassfish/tyrus/client/",
    "sockjs-transport-websocket, websocket, tyrus-core, org/glassfish/tyrus/core/",
    "sockjs-transport-websocket, websocket, tyrus-spi, org/glassfish/tyrus/spi/",
    "sockjs-transport-websocket, websocket, grizzly-framework, org/glassfish/grizzly/",
    "sockjs-transport-websocket, websocket, grizzly-http, org/glassfish/grizzly/http/",
    "sockjs-transport-websocket-jetty, websocket, jetty-io, org/eclipse/jetty/io/",
    "sockjs-transport-websocket-jetty, websocket, jetty-websocket, org/eclipse/jetty/websocket/",
    "sockjs-transport-streaming, xhr-streaming, jetty-io, org/eclipse/jetty/io/",
    "sockjs-transport-streaming, xhr-streaming, jetty-http, org/eclipse/jetty/http/",
    "sockjs-transport-polling, xhr-polling, slf4j, org/slf4j/",
    "sockjs-transport-polling, xhr-polling, jackson, com/fasterxml/jackson/core/",
  })
  void connectFailsAtOnceAndNamesTheClass(
      String module, String transport, String missing, String packageName) {
    Jars jars = Jars.of("sockjs-core", module).without(missing);
    ProcessOutput printed = AppPath.CLASS_PATH.run("echo", jars, url(), transport);
    String output = printed.output();
    assertTrue(output.contains("NoClassDefFoundError: " + packageName), printed::toString);
    assertTrue(output.contains("a library is missing"), printed::toString);
  }
}
