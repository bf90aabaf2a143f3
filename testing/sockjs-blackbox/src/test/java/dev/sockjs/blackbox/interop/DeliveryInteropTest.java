package dev.sockjs.blackbox.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Much comes whole, once and in order. */
final class DeliveryInteropTest extends InteropTest {

  @Scenario
  void growingMessagesComeBackOneByOne(RealServer.Kind server, String transport) {
    Conversation echo = converse(server, transport, "/echo");
    for (int length = 1; length <= 8192; length *= 2) {
      echo.assertEchoes(List.of("x".repeat(length)));
    }
    echo.closeNormally();
  }

  @Scenario
  void growingMessagesComeBackAsABatch(RealServer.Kind server, String transport) {
    Conversation echo = converse(server, transport, "/echo");
    List<String> growing = new ArrayList<>();
    for (int length = 1; length <= 8192; length *= 2) {
      growing.add("x".repeat(length));
    }
    echo.assertEchoes(growing);
    echo.closeNormally();
  }

  /** Some hundred times past the response limit of 4096 bytes. */
  @Scenario
  void fifteenHundredMessagesAtOnceComeBackInOrder(RealServer.Kind server, String transport) {
    Conversation echo = converse(server, transport, "/echo");
    echo.assertEchoes(
        IntStream.range(0, 1500).mapToObj(i -> "message " + i + " " + "x".repeat(200)).toList());
    echo.closeNormally();
  }

  @Scenario
  void amplifiedDownloadsComeWhole(RealServer.Kind server, String transport) {
    Conversation amplify = converse(server, transport, "/amplify");
    for (int power = 1; power <= 15; power++) {
      amplify.sock.send(String.valueOf(power));
      assertEquals(1 << power, amplify.listener.awaitMessage().length());
    }
    amplify.closeNormally();
  }

  @Scenario
  void aFloodComesWholeAndInFullLength(RealServer.Kind server, String transport) {
    Conversation flood = converse(server, transport, "/flood");
    flood.sock.send("go 2000 100");
    flood.listener.awaitMessages(2000).forEach(message -> assertEquals(100, message.length()));
    flood.closeNormally();
  }

  @Scenario
  void whatWasSentBeforeCloseArrives(RealServer.Kind server, String transport) {
    Conversation watcher = converse(server, transport, "/broadcast");
    List<String> messages = IntStream.range(0, 100).mapToObj(i -> "last words " + i).toList();
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
    assertEquals(messages, watcher.listener.awaitMessages(messages.size()));
    watcher.closeNormally();
  }
}
