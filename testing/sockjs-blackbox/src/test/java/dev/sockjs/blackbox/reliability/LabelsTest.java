package dev.sockjs.blackbox.reliability;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.CloseEvent;
import dev.sockjs.ConnectFailedException;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.server.ScriptedWebSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels of responses, and marks before them, that mean nothing; and one that does. */
class LabelsTest {

  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final String INFO = "{\"websocket\":true,\"cookie_needed\":false}";

  /** The labels of the responses: every response has the next one. */
  private static final List<String> MEANINGLESS =
      List.of("UTF-8", "none", "", "identity", "Identity, utf-8", "8bit");

  private final ScriptedServer server = ScriptedServer.start();
  private final SockJsClient client = SockJsClient.create();

  @AfterEach
  void close() {
    client.closeNow();
    server.close();
  }

  @ParameterizedTest
  @FieldSource("dev.sockjs.blackbox.Transports#HTTP")
  void contentEncodingThatIsNoCodingIsIgnored(String transport) {
    for (String label : MEANINGLESS) {
      respondToAll(transport, "", x -> x.header("Content-Encoding", label));

      assertEquals("[a, b] 3000 \"done\" (clean)", messagesAndEnd(transport), label);
    }
  }

  @ParameterizedTest
  @FieldSource("dev.sockjs.blackbox.Transports#FRAMED")
  void byteOrderMarkBeforeFramesAndInfoIsDropped(String transport) {
    respondToAll(transport, BYTE_ORDER_MARK, x -> {});

    assertEquals("[a, b] 3000 \"done\" (clean)", messagesAndEnd(transport));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "X-Gzip", "utf-8, gzip", "br"})
  void compressedInfoIsCalledThat(String coding) throws Exception {
    byte[] body = zipped(INFO);
    server.on(
        "GET",
        "/info",
        x -> {
          x.raw("HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + "\r\nConnection: close\r\n\r\n");
          x.raw(body).fin();
        });

    String failure = failureOfInfo();
    assertTrue(
        failure.contains("The info is compressed (Content-Encoding: " + coding + ")"), failure);
  }

  @Test
  void infoThatIsCompressedWithoutALabelIsCalledThatToo() throws Exception {
    byte[] body = zipped(INFO);
    server.on(
        "GET", "/info", x -> x.raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n").raw(body).fin());

    String failure = failureOfInfo();
    assertTrue(failure.contains("The info is compressed (gzip, without"), failure);
  }

  @ParameterizedTest
  @FieldSource("dev.sockjs.blackbox.Transports#HTTP")
  void compressedResponseToASendIsCalledThat(String transport) throws Exception {
    WireFormat format = WireFormat.of(transport);
    byte[] body = zipped("ok");
    respondToAll(transport, "", x -> {});
    server.on(
        format.method(),
        format.suffix(),
        x -> {
          x.chunked(200, "text/plain").chunk(format.prelude() + format.encode("o"));
          x.silence();
        });
    server.on(
        "POST",
        format.sendSuffix(),
        x ->
            x.raw("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n")
                .raw(body)
                .fin());

    SockJs sock = client.connect(server.uri("/echo"), options(transport), (s, message) -> {});
    sock.opened().toCompletableFuture().orTimeout(60, SECONDS).join();
    sock.send("x");
    CloseEvent end = sock.closed().toCompletableFuture().orTimeout(60, SECONDS).join();
    assertEquals(1006, end.code());
    assertTrue(end.reason().contains("Content-Encoding"), end::toString);
  }

  private interface Label {
    void addTo(Exchange exchange);
  }

  private void respondToAll(String transport, String mark, Label label) {
    WireFormat format = WireFormat.of(transport);
    server.on("GET", "/info", labelled(label, x -> x.respond(200, "text/plain", mark + INFO)));
    server.on("GET", "/iframe.html", x -> x.respond(200, "text/html", "<!DOCTYPE html>\n"));
    if (format.isWebSocket()) {
      server.on("GET", format.suffix(), x -> sendMessages(x, mark));
      return;
    }
    server.on("POST", format.sendSuffix(), labelled(label, x -> x.respond(204)));
    server.on(
        format.method(),
        format.suffix(),
        Script.sequence(
            labelled(label, x -> respond(x, mark + format.encode("o"))),
            labelled(label, x -> respond(x, mark + format.encode("a[\"a\"]"))),
            labelled(label, x -> respond(x, mark + format.prelude() + format.encode("a[\"b\"]"))),
            labelled(label, x -> respond(x, mark + format.encode("c[3000,\"done\"]")))));
  }

  private static Script labelled(Label label, Script script) {
    return x -> {
      label.addTo(x);
      script.run(x);
    };
  }

  private static void respond(Exchange exchange, String body) throws IOException {
    exchange.respond(200, "text/plain", body);
  }

  private static void sendMessages(Exchange exchange, String mark) throws Exception {
    ScriptedWebSocket socket = exchange.webSocket();
    for (String frame : List.of("o", "h", "a[\"a\"]", "a[\"b\"]", "c[3000,\"done\"]")) {
      socket.text(mark + frame);
    }
    exchange.silence();
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private String failureOfInfo() {
    SockJs sock = client.connect(server.uri("/echo"), options("xhr-polling"), (s, message) -> {});
    try {
      sock.opened().toCompletableFuture().orTimeout(60, SECONDS).join();
      return "";
    } catch (CompletionException e) {
      ConnectFailedException failure = (ConnectFailedException) e.getCause();
      return failure + ", cause: " + failure.getCause();
    }
  }

  private String messagesAndEnd(String transport) {
    List<String> messages = new CopyOnWriteArrayList<>();
    SockJsListener listener =
        new SockJsListener() {
          @Override
          public void onOpen(SockJs sock) {
            sock.send("x");
          }

          @Override
          public void onMessage(SockJs sock, String message) {
            messages.add(message);
          }
        };
    SockJs sock = client.connect(server.uri("/echo"), options(transport), listener);
    CloseEvent end = sock.closed().toCompletableFuture().orTimeout(60, SECONDS).join();
    return messages + " " + CloseEvent.of(end.code(), end.reason(), end.wasClean());
  }

  private static SockJsOptions options(String transport) {
    return SockJsOptions.builder()
        .transports(transport)
        .infoTimeout(Duration.ofSeconds(60))
        .timeout(Duration.ofSeconds(60))
        .build();
  }
}
