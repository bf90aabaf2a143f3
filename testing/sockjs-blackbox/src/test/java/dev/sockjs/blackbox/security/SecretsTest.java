package dev.sockjs.blackbox.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.sockjs.CloseEvent;
import dev.sockjs.Headers;
import dev.sockjs.ProxySettings;
import dev.sockjs.ServerInfo;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsClientBuilder;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import dev.sockjs.blackbox.EachTransport;
import dev.sockjs.blackbox.Transports;
import dev.sockjs.blackbox.reliability.WireFormat;
import dev.sockjs.fixtures.ExpectedLogs;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.tls.LoopbackTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No failure shows a secret: neither in anything that the application can see, nor in the log of
 * any library at any level.
 */
class SecretsTest {

  private static final String LOGIN = "user:login-S3CRET";
  private static final String PROXY_USER = "agent";
  private static final String PROXY_PASSWORD = "proxy-S3CRET";

  /** The secrets, and the credentials of the server and of the proxy in Base64 (RFC 7617). */
  private static final List<String> SECRETS =
      List.of("S3CRET", "dXNlcjpsb2dpbi1TM0NSRVQ", "YWdlbnQ6cHJveHktUzNDUkVU");

  private static final Pattern ANYWHERE = Pattern.compile(".*");
  private static final Pattern SESSIONS = Pattern.compile("/echo[^/]*/(?!info$|iframe).*");

  /** Grizzly logs the invalid response of one test. */
  private static final ExpectedLogs EXPECTED_LOGS =
      ExpectedLogs.of("org.glassfish.grizzly", "NumberFormatException");

  private static final LogRecords LOG = new LogRecords();
  private final ScriptedServer server = ScriptedServer.start();

  @AfterAll
  static void logOfAllTestsShowsNoSecret() {
    LOG.close();
    EXPECTED_LOGS.close();
    assertShowsNoSecret("the log", LOG.text());
  }

  @BeforeEach
  void infoSetsACookie() {
    server.on(
        "GET",
        "/info",
        x ->
            x.header("Set-Cookie", "node=cookie-S3CRET; Path=/")
                .respond(200, "application/json", "{}"));
    server.on("GET", "/iframe.html", x -> x.respond(200, "text/html", "<!DOCTYPE html>\n"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static void assertShowsNoSecret(String where, String text) {
    for (String secret : SECRETS) {
      int at = text.indexOf(secret);
      assertTrue(
          at < 0,
          () ->
              where
                  + ": "
                  + text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 60)));
    }
  }

  private static SockJsOptionsBuilder options(String... transports) {
    return SockJsOptions.builder()
        .infoTimeout(Duration.ofSeconds(30))
        .transports(transports)
        .headers(Headers.of("Cookie", "own=header-S3CRET").with("X-Csrf", "csrf-S3CRET"))
        .headers(kind -> CompletableFuture.completedStage(Headers.of("X-Token", "token-S3CRET")));
  }

  private static URI url(String scheme, String authority) {
    return URI.create(
        scheme
            + "://"
            + LOGIN
            + "@"
            + authority
            + "/echo;jsessionid=path-S3CRET?query-S3CRET&key=value-S3CRET");
  }

  private URI url() {
    return url("http", server.uri("/").getAuthority());
  }

  /** Makes a connection that fails, and checks everything that is visible. */
  private static CloseEvent fail(SockJsClientBuilder builder, URI url, String... transports) {
    return fail(builder, url, options(transports).build());
  }

  /** Does the same with every transport, without an info request. */
  private static void failWithoutInfo(SockJsClientBuilder builder, URI url) {
    for (String transport : Transports.ALL) {
      fail(builder, url, options(transport).info(ServerInfo.defaults()).build());
    }
  }

  private static CloseEvent fail(SockJsClientBuilder builder, URI url, SockJsOptions options) {
    try (SockJsClient client = builder.build()) {
      TestConnection connection = TestConnection.connect(client, url, options);
      CloseEvent end = connection.awaitEnd();
      assertFalse(end.wasClean());
      assertShowsNoSecret(end.toString(), connection.visibleText(end));
      assertShowsNoSecret("the client", client.toString());
      assertShowsNoSecret("the options", options.toString());
      return end;
    }
  }

  private void script(Pattern path, Script script) {
    server.on("GET", path, script).on("POST", path, script);
  }

  /** Failing responses to the first request of a transport. */
  private static Map<String, Script> failures() {
    return Map.of(
        "401", x -> x.header("WWW-Authenticate", "Basic realm=\"x\"").respond(401),
        "404", x -> x.respond(404),
        "407", x -> x.respond(407),
        "503", x -> x.respond(503, "text/html", "<h1>No</h1>"),
        "redirect", x -> x.header("Location", "http://127.0.0.1:1/").respond(307),
        "empty", x -> x.respond(200),
        "FIN", x -> x.fin(),
        "RST", x -> x.reset(),
        "no HTTP", x -> x.raw("SSH-2.0-OpenSSH\r\n\r\n").fin(),
        "bad HTTP", x -> x.raw("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n").fin());
  }

  @EachTransport
  @Execution(CONCURRENT)
  void failedTransportShowsNoSecret(String transport) {
    SockJsOptions options = options(transport).timeout(Duration.ofMillis(500)).build();
    failures()
        .forEach(
            (name, response) -> {
              script(SESSIONS, response);
              assertEquals(2000, fail(SockJsClient.builder(), url(), options).code(), name);
            });
  }

  @Test
  void failedInfoRequestShowsNoSecret() {
    failures()
        .forEach(
            (name, response) -> {
              if (!name.equals("empty")) {
                script(ANYWHERE, response);
                assertEquals(1002, fail(SockJsClient.builder(), url()).code(), name);
              }
            });
    script(ANYWHERE, x -> x.respond(200, "text/html", "<h1>Log in</h1>"));
    assertEquals(1002, fail(SockJsClient.builder(), url()).code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://S3CRET:S3CRET@127.0.0.1:1/echo;v=S3CRET?S3CRET",
        "//S3CRET@127.0.0.1:1/;S3CRET?a=b&S3CRET",
        "/echo%3BS3CRET?S3CRET=",
        "http://S3CRET@ho st/S3CRET?S3CRET",
        "http://S3CRET@my host/",
        "ftp://S3CRET@h/;S3CRET?S3CRET",
        "http://S3CRET@h:99999/?S3CRET",
        "http://h/?\u1fefS3CRET",
        "mailto:S3CRET",
        "?S3CRET#S3CRET"
      })
  void unusableBaseUrlShowsNoSecret(String baseUrl) {
    server.on("GET", "/info", x -> x.respond(200, "application/json", info(baseUrl)));
    fail(SockJsClient.builder(), url(), options().timeout(Duration.ofMillis(500)).build());
  }

  private static String info(String baseUrl) {
    return "{\"base_url\":\"" + baseUrl + "\"}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/echo;S3CRET?S3CRET",
        "?S3CRET",
        "//S3CRET@127.0.0.1:1/other",
        "http://S3CRET@127.0.0.1:1/;S3CRET",
        "not a URL ;S3CRET"
      })
  void redirectShowsNoSecret(String location) {
    script(SESSIONS, x -> x.header("Location", location).respond(307));
    for (String transport : Transports.ALL) {
      fail(SockJsClient.builder(), url(), options(transport).build());
    }
    script(ANYWHERE, x -> x.header("Location", location).respond(302));
    fail(SockJsClient.builder(), url());
  }

  @ParameterizedTest
  @FieldSource("dev.sockjs.blackbox.Transports#FRAMED")
  void failedSessionShowsNoSecret(String transport) {
    WireFormat format = WireFormat.of(transport);
    SockJsOptions options = options(transport).timeout(Duration.ofSeconds(20)).build();
    for (String frame : List.of("a[\"cut", "c[]", "o")) {
      server.on(format.method(), format.suffix(), openThen(frame, format));
      try (SockJsClient client = SockJsClient.create()) {
        TestConnection connection = TestConnection.connect(client, url(), options);
        connection.awaitOpen();
        CloseEvent end = connection.awaitEnd();
        assertFalse(end.wasClean(), frame);
        assertShowsNoSecret(frame, connection.visibleText(end));
      }
    }
  }

  private static Script openThen(String frame, WireFormat format) {
    Iterator<String> frames = List.of("o", frame).iterator();
    return x -> {
      if (format.isWebSocket()) {
        x.webSocket().text("o").text(frame).echoClose();
      } else if (format.isPolling()) {
        x.respond(200, "text/plain", format.encode(frames.next()));
      } else {
        String open = format.prelude() + format.encode("o");
        x.chunked(200, "text/plain").chunk(open + format.encode(frame));
        x.silence();
      }
    };
  }

  @Test
  void missingServerShowsNoSecret() throws IOException {
    for (String authority : List.of("127.0.0.1:" + closedPort(), "nowhere.invalid")) {
      fail(SockJsClient.builder(), url("http", authority));
      failWithoutInfo(SockJsClient.builder(), url("http", authority));
    }
  }

  @Test
  void failedHandshakeShowsNoSecret() {
    try (FirstRecordServer plain =
        FirstRecordServer.respondingWith("485454502f312e3120343030200d0a0d0a")) {
      failWithoutInfo(SockJsClient.builder(), url("https", plain.url().getAuthority()));
    }
    try (ScriptedServer untrusted = ScriptedServer.start(LoopbackTls.create().server())) {
      fail(SockJsClient.builder(), url("https", untrusted.uri("/").getAuthority()));
      failWithoutInfo(SockJsClient.builder(), url("https", untrusted.uri("/").getAuthority()));
    }
  }

  @Test
  void proxyErrorShowsNoSecret() throws IOException {
    try (ScriptedServer proxy = ScriptedServer.start()) {
      for (int status : List.of(401, 407, 502)) {
        for (String method : List.of("GET", "POST", "CONNECT")) {
          proxy.on(method, ANYWHERE, x -> x.respond(status));
        }
        for (String scheme : List.of("http", "https")) {
          fail(through(proxy.port()), url(scheme, "server.invalid"));
          failWithoutInfo(through(proxy.port()), url(scheme, "server.invalid"));
        }
      }
    }
    failWithoutInfo(through(closedPort()), url("https", "server.invalid"));
  }

  private static SockJsClientBuilder through(int port) {
    ProxySettings proxy =
        ProxySettings.of(ProxySettings.Type.HTTP, "127.0.0.1", port)
            .withCredentials(PROXY_USER, PROXY_PASSWORD);
    assertShowsNoSecret("the proxy", proxy.toString());
    return SockJsClient.builder().proxy(proxy);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
