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
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ways to get no info, and what is said of them. */
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
          302 | Not a SockJS endpoint: it sends elsewhere, as to a login
          401 | The server wants a login: -H 'Authorization
          403 | Access was refused, by the server or by something on the way
          404 | Not a SockJS endpoint: there is nothing at this path
          407 | The proxy on the way wants other credentials
          500 | Not a SockJS endpoint: no SockJS server answers 500
          502 | A gateway answered 502: it reaches no server
          """)
  void eachStatusHasItsWords(int status, String beginning) {
    assertBegins(
        beginning.replace("''", "'"), InfoDiagnosis.of(END.withStatus(status), Optional.empty()));
  }

  @Test
  void theProxyIsNamed() {
    assertBegins("The " + PROXY_NAME + " wants other", throughProxy(END.withStatus(407)));
    assertBegins(
        "Access was refused, by the server or by the " + PROXY_NAME,
        throughProxy(END.withStatus(403)));
    assertBegins(
        "The " + PROXY_NAME + ", or a gateway, answered 502", throughProxy(END.withStatus(502)));
    assertBegins(
        "The " + PROXY_NAME + " refuses connections",
        throughProxy(because(new ConnectException("Connection refused"))));
    assertBegins(
        "The " + PROXY_NAME + " is not in the DNS",
        throughProxy(because(new UnknownHostException("proxy.example.org"))));
    assertBegins(
        "The " + PROXY_NAME + " lets no tunnel through: 403",
        throughProxy(because(new IOException("The proxy answered 403"))));
    assertBegins(
        "The " + PROXY_NAME + " wants other credentials",
        throughProxy(because(new IOException("The proxy answered 407"))));
  }

  @Test
  void whatTheNetworkDoesHasItsWords() {
    assertSays("The host is not in the DNS", new UnknownHostException("sockjs.invalid"));
    assertSays("The host refuses connections", new ConnectException("Connection refused"));
    assertSays("There is no route to the host", new NoRouteToHostException("No route to host"));
    assertSays("Nothing came from the host in time", new SocketTimeoutException("Connect Timeout"));
    assertSays(
        "Nothing came from the host", new SockJsException("No info within infoTimeout", null));
    assertSays("The request failed; what happened", new EOFException("The connection ended"));
  }

  @Test
  void whatTlsDislikesHasItsWords() {
    assertSays(
        "The certificate is not by an authority that is trusted here",
        tls("PKIX path building failed", new CertificateException("no valid certification path")));
    assertSays(
        "The certificate is not valid today",
        tls("PKIX path validation failed", new CertificateExpiredException("NotAfter: 2020")));
    assertSays(
        "The certificate is for another host name",
        tls("No", new CertificateException("No subject alternative DNS name matching a found.")));
    assertSays(
        "There is no TLS at this port",
        new SSLException("Unrecognized SSL message, plaintext connection?"));
    assertSays(
        "TLS could not be agreed on", new SSLHandshakeException("Received fatal alert: handshake"));
  }

  @Test
  void aPageInPlaceOfAnInfoIsToldFromOtherText() {
    assertSays("Not a SockJS endpoint: a web page came", notJson("\"<!DOCTYPE html><ht\"..."));
    assertSays("Not a SockJS endpoint: no JSON came", notJson("\"Welcome to SockJS!\""));
  }

  private static SockJsException notJson(String excerpt) {
    return new SockJsException(
        "This is not a SockJS endpoint: its info is no JSON object but " + excerpt,
        new JsonParseException(null, "Unexpected character"));
  }

  private static Throwable tls(String message, Throwable cause) {
    return new SSLHandshakeException(message).initCause(cause);
  }

  private static CloseEvent because(Throwable cause) {
    return END.withCause(new SockJsException("GET http://h/echo/info failed: " + cause, cause));
  }

  private static String throughProxy(CloseEvent end) {
    return InfoDiagnosis.of(end, Optional.of(PROXY));
  }

  private static void assertSays(String beginning, Throwable cause) {
    assertBegins(beginning, InfoDiagnosis.of(because(cause), Optional.empty()));
  }

  private static void assertBegins(String beginning, String words) {
    assertTrue(words.startsWith(beginning), words + " is not " + beginning);
  }
}
