package dev.sockjs.jmeter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apache.jmeter.samplers.SampleResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectTest extends JMeterFixture {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "websocket",
        "websocket-raw",
        "xhr-streaming",
        "eventsource",
        "xhr-polling",
        "jsonp-polling"
      })
  void connectsWithEachTransportByName(String transport) {
    SockJsConnectSampler connect = connectTo("/echo");
    connect.setTransports(transport);
    SampleResult result = assertSuccess(connect.sample(null));
    assertEquals("200", result.getResponseCode());
    assertEquals("Opened with " + transport, result.getResponseMessage());
    send("x");
    assertSuccess(reading("equals", "x").sample(null));
  }

  @Test
  void subResultsNameEachAttemptAndItsReason() {
    SockJsConnectSampler connect = connectTo("/disabled_websocket_echo");
    connect.setTransports("no-such, websocket, xhr-polling");
    SampleResult result = assertSuccess(connect.sample(null));
    SampleResult[] attempts = result.getSubResults();
    assertEquals(
        List.of("no-such", "websocket", "xhr-polling"),
        Arrays.stream(attempts).map(SampleResult::getSampleLabel).toList());
    assertEquals("SKIPPED", attempts[0].getResponseCode());
    assertEquals("SKIPPED", attempts[1].getResponseCode());
    assertTrue(
        attempts[1].getResponseMessage().contains("ELIGIBILITY"), attempts[1]::getResponseMessage);
    assertTrue(attempts[2].isSuccessful());
    assertEquals("Opened with xhr-polling after 3 attempts", result.getResponseMessage());
  }

  @Test
  void missingEndpointFailsWithTheStatusOfTheServer() {
    SockJsConnectSampler connect = connectTo("/nothing-here");
    assertFailure("404", "Could not connect to http://127.0.0.1:", connect.sample(null));
    assertFailure("400", "no connection \"default\"", sending("x").sample(null));
  }

  @Test
  void secretsOfTheUrlAreNotInTheResult() {
    SockJsConnectSampler connect = connectTo("/nothing-here");
    connect.setUrl("http://user:geheim@127.0.0.1:" + server.port() + "/nothing-here?token=geheim");
    SampleResult result = connect.sample(null);
    assertFalse(result.isSuccessful());
    assertFalse((result.getResponseMessage() + result.getSamplerData()).contains("geheim"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http://a b/", "ftp://127.0.0.1/x", "nonsense"})
  void wrongUrlFailsTheSample(String url) {
    SockJsConnectSampler connect = connectTo("/echo");
    connect.setUrl(url);
    assertEquals("400", connect.sample(null).getResponseCode());
  }

  @Test
  void wrongFieldsAreQuoted() {
    SockJsConnectSampler connect = connectTo("/echo");
    connect.setTimeout("soon");
    assertFailure("400", "Timeout must be a whole number", connect.sample(null));
    assertFailure("400", "\"soon\"", connect.sample(null));
    connect.setTimeout("0");
    assertFailure("400", "\"0\"", connect.sample(null));
    connect.setTimeout("");
    connect.setUnreadLimit("-3");
    assertFailure("400", "\"-3\"", connect.sample(null));
    connect.setUnreadLimit("");
    connect.setProtocol("MQTT");
    assertFailure("400", "\"MQTT\"", connect.sample(null));
    connect.setProtocol("");
    connect.setTransports("websocket,websocket");
    assertFailure("400", "websocket", connect.sample(null));
    connect.setTransports("");
    connect.setOrigin("http://a\nX: y");
    assertFailure("400", "Origin", connect.sample(null));
  }

  @Test
  void aSecondConnectionOfTheNameReplacesTheFirst() throws Exception {
    connect("/echo");
    Connection first = ThreadConnections.get("default");
    connect("/echo");
    assertNotSame(first, ThreadConnections.get("default"));
    assertEquals(
        1000,
        Connection.await(first.sock().closed(), Deadline.after(java.time.Duration.ofSeconds(30)))
            .code());
  }

  @Test
  void connectionsHaveNames() {
    SockJsConnectSampler connect = connectTo("/echo");
    connect.setConnection("alice");
    assertSuccess(connect.sample(null));
    connect.setConnection("bob");
    assertSuccess(connect.sample(null));
    SockJsSendSampler send = sending("from alice");
    send.setConnection("alice");
    assertSuccess(send.sample(null));
    SockJsReadSampler read = reading("", "");
    read.setConnection("bob");
    read.setTimeout("100");
    assertFailure("408", "No message arrived in 100 ms", read.sample(null));
    read.setConnection("alice");
    read.setTimeout("");
    assertEquals("from alice", assertSuccess(read.sample(null)).getResponseDataAsString());
  }

  @Test
  void anotherThreadHasItsOwnConnections() throws Exception {
    connect("/echo");
    SampleResult[] other = new SampleResult[1];
    Thread thread = new Thread(() -> other[0] = sending("x").sample(null));
    thread.start();
    thread.join(30_000);
    assertFailure("400", "no connection", other[0]);
  }

  @Test
  void theEndOfTheThreadClosesItsConnections() throws Exception {
    connect("/echo");
    Connection open = ThreadConnections.get("default");
    new SockJsReadSampler().threadFinished();
    assertEquals(
        1000,
        Connection.await(open.sock().closed(), Deadline.after(java.time.Duration.ofSeconds(30)))
            .code());
    assertFailure("400", "no connection", sending("x").sample(null));
  }

  @Test
  void theEndOfTheTestClosesTheOnlyClient() throws Exception {
    connect("/echo");
    Connection open = ThreadConnections.get("default");
    assertSame(TestClient.get(), TestClient.get());
    new SockJsSendSampler().testEnded();
    assertEquals(
        1001,
        Connection.await(open.sock().closed(), Deadline.after(java.time.Duration.ofSeconds(30)))
            .code());
    new SockJsSendSampler().testEnded("remote");
  }
}
