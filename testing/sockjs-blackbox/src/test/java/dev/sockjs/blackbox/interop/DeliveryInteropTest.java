package dev.sockjs.blackbox.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Many and long messages arrive completely, once and in order. */
final class DeliveryInteropTest extends InteropTest {

  @Scenario
  void growingMessagesAreEchoedOneByOne(RealServer.Kind server, String transport) {
    Connection echo = open(server, transport, "/echo");
    for (int length = 1; length <= 8192; length *= 2) {
      echo.assertEchoes(List.of("x".repeat(length)));
    }
    echo.closeNormally();
  }

  @Scenario
  void growingMessagesAreEchoedAsABatch(RealServer.Kind server, String transport) {
    Connection echo = open(server, transport, "/echo");
    List<String> growing = new ArrayList<>();
    for (int length = 1; length <= 8192; length *= 2) {
      growing.add("x".repeat(length));
    }
    echo.assertEchoes(growing);
    echo.closeNormally();
  }

  /** About a hundred times the response limit of 4096 bytes. */
  @Scenario
  void fifteenHundredMessagesAtOnceAreEchoedInOrder(RealServer.Kind server, String transport) {
    Connection echo = open(server, transport, "/echo");
    echo.assertEchoes(
        IntStream.range(0, 1500).mapToObj(i -> "message " + i + " " + "x".repeat(200)).toList());
    echo.closeNormally();
  }

  @Scenario
  void amplifiedMessagesArriveInFullLength(RealServer.Kind server, String transport) {
    Connection amplify = open(server, transport, "/amplify");
    for (int power = 1; power <= 15; power++) {
      amplify.sock.send(String.valueOf(power));
      assertEquals(1 << power, amplify.listener.awaitMessage().length());
    }
    amplify.closeNormally();
  }

  @Scenario
  void floodArrivesCompletely(RealServer.Kind server, String transport) {
    Connection flood = open(server, transport, "/flood");
    flood.sock.send("go 2000 100");
    flood.listener.awaitMessages(2000).forEach(message -> assertEquals(100, message.length()));
    flood.closeNormally();
  }

  @Scenario
  void messagesSentBeforeCloseArrive(RealServer.Kind server, String transport) {
    Connection receiver = open(server, transport, "/broadcast");
    List<String> messages = IntStream.range(0, 100).mapToObj(i -> "message " + i).toList();
    SockJsOptions options = only(transport).build();
    SockJs sender = client().connect(uri(server, "/broadcast"), options, (sock, message) -> {});
    sender
        .opened()
        .thenAccept(
            sock -> {
              messages.forEach(sock::send);
              sock.close();
            });
    assertTrue(sender.closed().toCompletableFuture().join().wasClean());
    assertEquals(messages, receiver.listener.awaitMessages(messages.size()));
    receiver.closeNormally();
  }
}
