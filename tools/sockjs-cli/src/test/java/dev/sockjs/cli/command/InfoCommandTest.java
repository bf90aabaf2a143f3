package dev.sockjs.cli.command;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.cli.CommandRun;
import dev.sockjs.testkit.server.ScriptedServer;
import dev.sockjs.testkit.tls.LoopbackTls;
import dev.sockjs.testserver.SockJsTestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code sockjs info} over real sockets. */
@Timeout(120)
final class InfoCommandTest {

  /** The first request of a process is slow, and {@code info} has no option for the timeout. */
  @BeforeAll
  static void warmUp() {
    try (SockJsTestServer server = SockJsTestServer.start()) {
      assertEquals(0, CommandRun.connect(server.uri("/echo").toString()).status());
    }
  }

  @Test
  void printsTheInfo() {
    try (SockJsTestServer server = SockJsTestServer.start()) {
      String url = server.uri("/cookie_needed_echo").toString();
      CommandRun run = CommandRun.of("info", url, "--json");
      assertEquals(0, run.status(), run.err());
      assertEquals(1, run.out().size());
      assertTrue(
          run.lastLine()
              .startsWith(
                  "{\"event\":\"info\",\"websocket\":true,\"cookie_needed\":true,\"base_url\":\""
                      + url
                      + "\",\"ms\":"),
          run.lastLine());
    }
  }

  @Test
  void sendsOnlyTheInfoRequest() {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.on("GET", "/info", x -> x.respond(200, "application/json", "{\"base_url\":\"/b\"}"));
      CommandRun run = CommandRun.of("info", server.uri("/echo").toString(), "-H", "X-Test: one");
      assertEquals(0, run.status(), run.err());
      assertEquals(server.uri("/b").toString(), run.out().get(0));
      assertEquals(1, server.requests().size());
      assertEquals(List.of("one"), server.requests().get(0).headers("X-Test"));
    }
  }

  @Test
  void aFailureIsPrintedAsACloseEventWithTheHttpStatus() {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.on("GET", "/info", x -> x.respond(401));
      CommandRun run = CommandRun.of("info", server.uri("/echo").toString(), "--json");
      assertEquals(1, run.status());
      assertEquals(
          List.of(
              "{\"event\":\"close\",\"code\":1002,\"reason\":\"Cannot connect to server\","
                  + "\"wasClean\":false,\"status\":401}"),
          run.out());
    }
  }

  @Test
  void sendsCredentialsToTheProxy() {
    try (ScriptedServer proxy = ScriptedServer.start()) {
      proxy.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
      CommandRun run =
          CommandRun.of(
              "info",
              "http://sockjs.invalid/echo",
              "--proxy",
              "http://me:p%40ss@127.0.0.1:" + proxy.port());
      assertEquals(0, run.status(), run.out()::toString);
      assertEquals("http://sockjs.invalid/echo/info", proxy.requests().get(0).target());
      String credentials = Base64.getEncoder().encodeToString("me:p@ss".getBytes(US_ASCII));
      assertEquals(
          List.of("Basic " + credentials), proxy.requests().get(0).headers("Proxy-Authorization"));
    }
  }

  @Test
  void trustsOnlyTheGivenAuthority(@TempDir Path directory)
      throws IOException, GeneralSecurityException {
    LoopbackTls tls = LoopbackTls.create();
    Path own = pem(directory.resolve("own.pem"), tls.keyStore());
    Path other = pem(directory.resolve("other.pem"), LoopbackTls.create().keyStore());
    try (ScriptedServer server = ScriptedServer.start(tls.server())) {
      server.on("GET", "/info", x -> x.respond(200, "application/json", "{}"));
      String url = server.uri("/echo").toString();
      assertEquals(0, CommandRun.of("info", url, "--cacert", own.toString()).status());
      assertEquals(1, CommandRun.of("info", url, "--cacert", other.toString()).status());
      assertEquals(1, CommandRun.of("info", url).status());
    }
  }

  private static Path pem(Path file, KeyStore keys) throws IOException, GeneralSecurityException {
    byte[] certificate = keys.getCertificate(keys.aliases().nextElement()).getEncoded();
    return Files.writeString(
        file,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate)
            + "\n-----END CERTIFICATE-----\n");
  }
}
