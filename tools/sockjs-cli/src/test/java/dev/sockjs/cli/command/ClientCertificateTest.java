package dev.sockjs.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.cli.CommandRun;
import dev.sockjs.testkit.tls.LoopbackAuthority;
import dev.sockjs.testkit.tls.LoopbackTls;
import dev.sockjs.testserver.SockJsTestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --cert} and {@code --key}. */
@Timeout(120)
final class ClientCertificateTest {

  private static final String URL = "https://127.0.0.1:1/echo";

  @TempDir private Path directory;

  private static String pem(String label, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, base64);
  }

  private static String alias(LoopbackTls tls) throws Exception {
    return tls.keyStore().aliases().nextElement();
  }

  private static String chain(LoopbackTls tls) throws Exception {
    StringBuilder text = new StringBuilder();
    for (Certificate certificate : tls.keyStore().getCertificateChain(alias(tls))) {
      text.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    return text.toString();
  }

  private static String key(LoopbackTls tls) throws Exception {
    Key key = tls.keyStore().getKey(alias(tls), tls.password().toCharArray());
    return pem("PRIVATE KEY", key.getEncoded());
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  @Test
  void serverThatRequiresACertificateGetsTheWholeChain() throws Exception {
    LoopbackAuthority authority = LoopbackAuthority.create();
    LoopbackTls own = authority.issue();
    KeyStore trusted = own.trustStore();
    try (SockJsTestServer server =
        SockJsTestServer.builder()
            .tls(own.keyStore(), own.password())
            .clientCertificates(trusted)
            .start()) {
      LoopbackTls client = authority.issue();
      String url = server.uri("/echo").toString();
      String cacert = file("ca.pem", chain(own));
      String both = file("client.pem", chain(client) + key(client));
      for (String transport : new String[] {"websocket", "xhr-streaming"}) {
        CommandRun run =
            CommandRun.connect(
                url,
                "--cacert",
                cacert,
                "--cert",
                both,
                "--key",
                both,
                "-t",
                transport,
                "--send",
                "a",
                "--expect",
                "1");
        assertEquals(0, run.status(), run.out() + run.err());
      }
      CommandRun without = CommandRun.connect(url, "--cacert", cacert, "--send", "a");
      assertEquals(1, without.status());
      assertTrue(without.err().contains("--cert FILE --key FILE"), without.err());
    }
  }

  @Test
  void keysOfOtherAlgorithmsAreRead() throws Exception {
    for (String algorithm : new String[] {"RSA", "EC", "Ed25519"}) {
      Key key = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();
      String name = file(algorithm, "text\n" + pem("PRIVATE KEY", key.getEncoded()));
      assertEquals(
          key.getAlgorithm(), new PrivateKeyFile().convert(name).getAlgorithm(), algorithm);
    }
  }

  @Test
  void keyOfAnotherCertificateIsBadUsage() throws Exception {
    String cert = file("cert.pem", chain(LoopbackTls.create()));
    String key = file("key.pem", key(LoopbackTls.create()));
    CommandRun run = CommandRun.of("info", URL, "--cert", cert, "--key", key);
    assertEquals(2, run.status());
    assertTrue(run.err().contains("is not that of the first certificate of --cert"), run.err());
  }

  @Test
  void certificateAndKeyNeedEachOther() throws Exception {
    String cert = file("cert.pem", chain(LoopbackTls.create()));
    CommandRun run = CommandRun.of("info", URL, "--cert", cert);
    assertEquals(2, run.status());
    assertTrue(run.err().contains("--cert FILE --key FILE"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
  void anErrorForAnotherFormatHasTheCommandThatConvertsIt(String label) throws IOException {
    String key = file("key.pem", pem(label, new byte[] {48, 1, 2}));
    String error = CommandRun.of("info", URL, "--key", key).err();
    assertTrue(error.contains("openssl pkcs8 -topk8 -nocrypt -in " + key), error);
  }

  @ParameterizedTest
  @CsvSource({
    "nothing, it has no private key in PEM",
    "'-----BEGIN PRIVATE KEY-----\ns3cret\n-----END PRIVATE KEY-----\n', its private key is damaged",
  })
  void anErrorDoesNotShowTheFile(String text, String problem) throws IOException {
    String error = CommandRun.of("info", URL, "--key", file("key.pem", text)).err();
    assertTrue(error.contains("Invalid value for option --key: cannot use the file"), error);
    assertTrue(error.contains(problem), error);
    assertFalse(error.contains("s3cret"), error);
  }
}
