package dev.sockjs.jmeter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.testserver.SockJsTestServer;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.util.JMeterUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** An embedded server, and JMeter's settings. The test thread is a JMeter thread. */
abstract class JMeterFixture {
  static SockJsTestServer server;

  @BeforeAll
  static void start() throws URISyntaxException {
    JMeterUtils.loadJMeterProperties(
        Path.of(JMeterFixture.class.getResource("/jmeter.properties").toURI()).toString());
    JMeterUtils.setLocale(Locale.ENGLISH);
    server = SockJsTestServer.start();
  }

  @AfterAll
  static void stop() {
    TestClient.close();
    server.close();
  }

  @AfterEach
  void endThread() {
    new SockJsCloseSampler().threadFinished();
  }

  static SockJsConnectSampler connectTo(String endpoint) {
    SockJsConnectSampler connect = new SockJsConnectSampler();
    connect.setName("connect");
    connect.setUrl(server.uri(endpoint).toString());
    return connect;
  }

  static SampleResult connect(String endpoint) {
    return assertSuccess(connectTo(endpoint).sample(null));
  }

  static SockJsSendSampler sending(String message) {
    SockJsSendSampler send = new SockJsSendSampler();
    send.setName("send");
    send.setMessage(message);
    return send;
  }

  static SampleResult send(String message) {
    return assertSuccess(sending(message).sample(null));
  }

  static SockJsReadSampler reading(String match, String pattern) {
    SockJsReadSampler read = new SockJsReadSampler();
    read.setName("read");
    read.setMatch(match);
    read.setPattern(pattern);
    return read;
  }

  static SampleResult assertSuccess(SampleResult result) {
    assertTrue(
        result.isSuccessful(), () -> result.getResponseCode() + " " + result.getResponseMessage());
    return result;
  }

  /** Asserts that a sample failed with a code, and that its message has a text. */
  static SampleResult assertFailure(String code, String message, SampleResult result) {
    assertEquals(code, result.getResponseCode(), () -> "message: " + result.getResponseMessage());
    assertTrue(!result.isSuccessful());
    assertTrue(result.getResponseMessage().contains(message), result::getResponseMessage);
    return result;
  }
}
