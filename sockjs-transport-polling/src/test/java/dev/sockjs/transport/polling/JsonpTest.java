package dev.sockjs.transport.polling;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.spi.Transport;
import dev.sockjs.testkit.contract.TestClientContext;
import dev.sockjs.testkit.contract.TestTransportRequest;
import dev.sockjs.testkit.recorder.RecordingTransportListener;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.transport.polling.services.JsonpPollingProvider;
import java.net.URLDecoder;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code jsonp-polling} on the wire (sockjs-protocol 0.3.3, "JsonPolling"). */
class JsonpTest {

  private final ScriptedServer server = ScriptedServer.start();
  private final TestClientContext client = TestClientContext.create();
  private final RecordingTransportListener recorder = new RecordingTransportListener();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void eachPollIsGetWithItsOwnCallback() throws Exception {
    server.on("GET", "/jsonp", Script.sequence(responds("/**/cb(\"o\");\r\n"), x -> x.silence()));
    Transport transport = connect();
    expectFrame(transport, "o");
    recorder.request(transport, 1);

    RecordedRequest first = server.awaitRequest("GET", "/jsonp");
    RecordedRequest second = server.awaitRequest("GET", "/jsonp");
    assertTrue(
        first.target().matches("/echo/000/session/jsonp\\?token=x&c=[A-Za-z0-9_]{1,32}"),
        first.target());
    assertNotEquals(first.target(), second.target());
    assertEquals(List.of("Host: 127.0.0.1:" + server.port()), first.headerLines());
    transport.abort();
  }

  @Test
  void messagesAreFormFieldWithoutCharset() throws Exception {
    server.on("GET", "/jsonp", responds("cb(\"o\");"));
    server.on("POST", "/jsonp_send", x -> x.respond(200, "text/plain", "ok"));
    Transport transport = connect();
    expectFrame(transport, "o");
    transport.send(List.of("\"a b+c%\"", "\"€😀&d=\"")).toCompletableFuture().join();

    RecordedRequest send = server.awaitRequest("POST", "/jsonp_send");
    assertEquals("POST /echo/000/session/jsonp_send?token=x HTTP/1.1", send.requestLine());
    assertEquals(List.of("application/x-www-form-urlencoded"), send.headers("Content-Type"));
    assertEquals(
        "d=%5B%22a+b%2Bc%25%22%2C%22%5Cu20ac%5Cud83d%5Cude00%26d%3D%22%5D", send.bodyText());
    transport.abort();
  }

  /** Servlet containers decode a form without a charset as ISO 8859-1. */
  @Test
  void formHasTheSameMeaningInEveryCharset() throws Exception {
    server.on("GET", "/jsonp", responds("cb(\"o\");"));
    server.on("POST", "/jsonp_send", x -> x.respond(200, "text/plain", "ok"));
    Transport transport = connect();
    expectFrame(transport, "o");
    String literal = "\"\u007f\u0080\u00e9\u00ff\u0100\u20ac\ufeff\uffff\ud83d\ude00\\\\\"";
    transport.send(List.of(literal)).toCompletableFuture().join();

    String body = server.awaitRequest("POST", "/jsonp_send").bodyText();
    String read = URLDecoder.decode(body.substring("d=".length()), ISO_8859_1);
    assertEquals(read, URLDecoder.decode(body.substring("d=".length()), UTF_8));
    assertEquals(
        "[\"\u007f\\u0080\\u00e9\\u00ff\\u0100\\u20ac\\ufeff\\uffff\\ud83d\\ude00\\\\\"]", read);
    transport.abort();
  }

  @Test
  void longestBatchMakesFormThatVertxAccepts() {
    server.on("GET", "/jsonp", x -> x.silence());
    Transport transport = connect();

    int longest = "d=".length() + transport.maxBatchLength() * "%5Cu20ac".length();
    assertTrue(longest <= 8192, () -> longest + " bytes");
    transport.abort();
  }

  @Test
  void responseThatEndsInsideFrameEndsTheTransport() {
    String complete = "/**/cb(\"a[1]\")";
    for (int length = 1; length < complete.length(); length++) {
      String beginning = complete.substring(0, length);
      server.on(
          "GET",
          "/jsonp",
          x -> {
            x.chunked(200, "text/plain").chunk(beginning);
            x.fin();
          });
      RecordingTransportListener listener = new RecordingTransportListener();
      Transport transport = connect(listener);
      listener.awaitConnected();
      listener.request(transport, 1);
      String reason = listener.awaitEnd().reason();
      assertTrue(reason.startsWith("The response ended inside a frame"), reason);
      transport.abort();
    }
  }

  private static Script responds(String body) {
    return x -> x.respond(200, "application/javascript; charset=UTF-8", body);
  }

  private Transport connect() {
    return connect(recorder);
  }

  private Transport connect(RecordingTransportListener listener) {
    return new JsonpPollingProvider()
        .open(client)
        .connect(
            TestTransportRequest.to(server.uri("/echo?token=x")).ids("000", "session").build(),
            listener);
  }

  private void expectFrame(Transport transport, String frame) {
    recorder.awaitConnected();
    recorder.request(transport, 1);
    assertEquals(frame, recorder.awaitFrame());
  }
}
