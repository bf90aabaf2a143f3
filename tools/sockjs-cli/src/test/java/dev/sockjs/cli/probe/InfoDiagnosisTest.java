package dev.sockjs.cli.probe;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParseException;
import dev.sockjs.CloseEvent;
import dev.sockjs.ProxySettings;
import dev.sockjs.SockJsException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures of the info request, and the likely cause of each. */
final class InfoDiagnosisTest {

  private static final CloseEvent END = CloseEvent.of(1002, "Cannot connect to server", false);
  private static final ProxySettings PROXY =
      ProxySettings.of(ProxySettings.Type.HTTP, "proxy.example.org", 3128)
          .withCredentials("me", "secret");
  private static final String PROXY_NAME = "HTTP proxy proxy.example.org:3128 (with credentials)";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          302 | Not a SockJS endpoint: the server redirects, perhaps to a login page
          401 | The server requires a login: -H 'Authorization
          403 | Access was denied, by the server or by a proxy or firewall
          404 | Not a SockJS endpoint: the server has nothing at this path
          407 | A proxy requires other credentials
          500 | Not a SockJS endpoint: a SockJS server does not respond to /info with 500
          502 | A gateway responded with 502: it cannot reach the server
          """)
  void eachHttpStatusHasACause(int status, String start) {
    assertStartsWith(start.replace("''", "'"), InfoDiagnosis.of(END.withStatus(status), null));
  }

  @Test
  void chainOfCausesMayContainItself() {
    IOException first = new IOException("first");
    first.initCause(new IOException("second", first));
    assertStartsWith(
        "The request failed; see the error above", InfoDiagnosis.of(causedBy(first), null));
  }

  @Test
  void causeNamesTheProxy() {
    assertStartsWith("The " + PROXY_NAME + " requires other", throughProxy(END.withStatus(407)));
    assertStartsWith(
        "Access was denied, by the server or by the " + PROXY_NAME,
        throughProxy(END.withStatus(403)));
    assertStartsWith(
        "The " + PROXY_NAME + " or a gateway responded with 502",
        throughProxy(END.withStatus(502)));
    assertStartsWith(
        "The " + PROXY_NAME + " refuses connections",
        throughProxy(causedBy(new ConnectException("Connection refused"))));
    assertStartsWith(
        "The " + PROXY_NAME + " is not in the DNS",
        throughProxy(causedBy(new UnknownHostException("proxy.example.org"))));
    assertStartsWith(
        "The " + PROXY_NAME + " refuses the tunnel: 403",
        throughProxy(causedBy(new IOException("The proxy responded to CONNECT with status 403"))));
    assertStartsWith(
        "The " + PROXY_NAME + " refuses the tunnel: 403",
        throughProxy(
            causedBy(new IOException("The proxy responded to CONNECT with status 403"))
                .withStatus(403)));
    assertStartsWith(
        "The " + PROXY_NAME + " requires other credentials",
        throughProxy(causedBy(new IOException("The proxy responded to CONNECT with status 407"))));
  }

  @Test
  void eachNetworkErrorHasACause() {
    assertCause("The host is not in the DNS", new UnknownHostException("sockjs.invalid"));
    assertCause("The host refuses connections", new ConnectException("Connection refused"));
    assertCause("There is no route to the host", new NoRouteToHostException("No route to host"));
    assertCause("The host did not respond in time", new SocketTimeoutException("Connect Timeout"));
    assertCause(
        "The host did not respond in time",
        new SockJsException("No info within infoTimeout", null));
    assertCause(
        "The request failed; see the error above", new EOFException("The connection ended"));
  }

  @Test
  void eachTlsErrorHasACause() {
    assertCause(
        "The certificate is not from a trusted authority",
        tls("PKIX path building failed", new CertificateException("no valid certification path")));
    assertCause(
        "The certificate is not valid today",
        tls("PKIX path validation failed", new CertificateExpiredException("NotAfter: 2020")));
    assertCause(
        "The certificate is for another host name",
        tls("No", new CertificateException("No subject alternative DNS name matching a found.")));
    assertCause(
        "The server does not use TLS on this port",
        new SSLException("Unrecognized SSL message, plaintext connection?"));
    assertCause(
        "The TLS handshake failed", new SSLHandshakeException("Received fatal alert: handshake"));
  }

  @Test
  void aWebPageIsDistinguishedFromOtherText() {
    assertCause(
        "Not a SockJS endpoint: the response is a web page", notJson("\"<!DOCTYPE html><ht\"..."));
    assertCause(
        "Not a SockJS endpoint: the response is not JSON", notJson("\"Welcome to SockJS!\""));
  }

  private static SockJsException notJson(String excerpt) {
    return new SockJsException(
        "This is not a SockJS endpoint: its info is not a JSON object: " + excerpt,
        new JsonParseException(null, "Unexpected character"));
  }

  private static Throwable tls(String message, Throwable cause) {
    return new SSLHandshakeException(message).initCause(cause);
  }

  private static CloseEvent causedBy(Throwable cause) {
    return END.withCause(new SockJsException("GET http://h/echo/info failed: " + cause, cause));
  }

  private static String throughProxy(CloseEvent end) {
    return InfoDiagnosis.of(end, PROXY);
  }

  private static void assertCause(String start, Throwable cause) {
    assertStartsWith(start, InfoDiagnosis.of(causedBy(cause), null));
  }

  private static void assertStartsWith(String start, String cause) {
    assertTrue(cause.startsWith(start), cause + " does not start with " + start);
  }
}
