package dev.sockjs.blackbox.proxies;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sockjs.testkit.tls.LoopbackTls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** Writes a certificate and its private key in PEM format (RFC 7468). */
final class Pem {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));

  private Pem() {}

  /** Writes certificate and key to one file. */
  static void write(LoopbackTls tls, Path file) throws IOException {
    KeyStore keys = tls.keyStore();
    try {
      String alias = keys.aliases().nextElement();
      byte[] certificate = keys.getCertificate(alias).getEncoded();
      byte[] key = keys.getKey(alias, tls.password().toCharArray()).getEncoded();
      Files.writeString(
          file, section("CERTIFICATE", certificate) + section("PRIVATE KEY", key), US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String section(String label, byte[] content) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(label, LINES.encodeToString(content));
  }
}
