package dev.sockjs.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sockjs.testkit.tls.LoopbackTls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files for {@code --cacert}. */
final class CertificateFileTest {

  private static final Certificate ONE = certificate();
  private static final Certificate TWO = certificate();
  private static final String KEY = pem("PRIVATE KEY", new byte[] {48, 1, 2});

  @TempDir private Path directory;

  private static Certificate certificate() {
    try {
      KeyStore keys = LoopbackTls.create().keyStore();
      return keys.getCertificate(keys.aliases().nextElement());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(Certificate certificate) {
    return pem("CERTIFICATE", der(certificate));
  }

  private static byte[] der(Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String label, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(label, base64);
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("ca.pem"), bytes);
  }

  private List<Certificate> read(String text) throws IOException, GeneralSecurityException {
    return List.copyOf(new CertificateFile(file(text.getBytes(UTF_8)).toString()).read());
  }

  private String error(String text) {
    return String.valueOf(assertThrows(UsageException.class, () -> read(text)).getMessage());
  }

  @Test
  void blocksOfOtherKindsAreSkipped() throws IOException, GeneralSecurityException {
    assertEquals(List.of(ONE), read(KEY + pem(ONE)));
    assertEquals(List.of(ONE), read(pem(ONE) + KEY));
    assertEquals(List.of(ONE, TWO), read(pem(ONE) + KEY + pem(TWO)));
    assertEquals(
        List.of(ONE, TWO),
        read(
            pem("EC PARAMETERS", new byte[8])
                + KEY
                + pem(ONE)
                + pem("X509 CRL", KEY.getBytes(UTF_8))
                + pem(TWO)));
  }

  @Test
  void textAroundBlocksAndLineEndsDoNotMatter() throws IOException, GeneralSecurityException {
    assertEquals(
        List.of(ONE),
        read("# Issuer: h\u00e9\nCertificate:\n    Data: -----\n" + pem(ONE) + "end"));
    assertEquals(List.of(ONE, TWO), read((pem(ONE) + "\n" + pem(TWO)).replaceAll("\r?\n", "\r\n")));
    assertEquals(List.of(ONE, TWO), read((pem(ONE) + pem(TWO)).replaceAll("\r?\n", "\r")));
    assertEquals(List.of(ONE), read("\ufeff" + pem(ONE).strip()));
    assertEquals(List.of(ONE), read(pem(ONE).replace("\n", " \n  ")));
  }

  @Test
  void otherLabelsOfCertificatesAreAccepted() throws IOException, GeneralSecurityException {
    assertEquals(List.of(ONE), read(pem("X509 CERTIFICATE", der(ONE))));
    assertEquals(List.of(ONE), read(pem("TRUSTED CERTIFICATE", der(ONE))));
  }

  @Test
  void derIsAccepted() throws IOException, GeneralSecurityException {
    Path file = file(der(ONE));
    assertEquals(List.of(ONE), List.copyOf(new CertificateFile(file.toString()).read()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "0\u0001", "MIIB", "\n"})
  void aFileThatIsNeitherPemNorDerIsAnError(String text) {
    assertError("it is neither PEM nor DER with certificates", text);
  }

  @Test
  void aDamagedFileIsAnErrorThatNamesIt() {
    assertError("it is empty", "");
    for (String text :
        List.of("-----BEGIN ", "-----BEGIN CERTIFICATE-----", pem(ONE) + "-----BEGIN X")) {
      assertError("a PEM block has no end", text);
    }
    assertError("a PEM block has no end", pem(ONE).replace("END C", "END PRIVATE C"));
    for (String content : List.of("", "AAAA", "***", "MIIB")) {
      String block = "-----BEGIN CERTIFICATE-----\n" + content + "\n-----END CERTIFICATE-----";
      assertError("certificate 2 is damaged", pem(ONE) + block);
    }
  }

  @Test
  void aFileWithoutACertificateIsAnError() {
    assertError("it has no certificate among its 2 PEM blocks", KEY + KEY);
  }

  private void assertError(String problem, String text) {
    String file = directory.resolve("ca.pem").toString();
    assertEquals("cannot use the file " + file + ": " + problem, error(text));
  }
}
