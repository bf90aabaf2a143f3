package dev.sockjs.cli.command;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Reads the certificates of a file. A PEM file (RFC 7468) may have anything before, between and
 * after them, such as keys, comments and the text that OpenSSL writes. A file without PEM blocks is
 * DER: one certificate, or PKCS #7.
 */
final class CertificateFile {

  private static final int MAX_BYTES = 16 << 20;
  private static final String BEGIN = "-----BEGIN ";
  private static final String DASHES = "-----";

  /**
   * RFC 7468, section 5.3, and the label that OpenSSL uses for certificates with trust settings.
   */
  private static final Set<String> LABELS =
      Set.of("CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE");

  private final ArgumentFile file;

  CertificateFile(String name) {
    file = new ArgumentFile(name);
  }

  /**
   * Returns the certificates, at least one.
   *
   * @throws UsageException if the file cannot be read or has no certificate that can be read
   */
  Collection<? extends Certificate> read() throws CertificateException {
    byte[] bytes = file.bytes(MAX_BYTES);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Collection<? extends Certificate> certificates = text.contains(BEGIN) ? pem(text) : der(bytes);
    if (certificates.isEmpty()) {
      throw file.error("it has no certificate");
    }
    return certificates;
  }

  private Collection<? extends Certificate> der(byte[] bytes) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    try {
      return factory.generateCertificates(new ByteArrayInputStream(bytes));
    } catch (CertificateException e) {
      throw file.error("it is neither PEM nor DER with certificates");
    }
  }

  private List<Certificate> pem(String text) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<Certificate> certificates = new ArrayList<>();
    int others = 0;
    int begin = text.indexOf(BEGIN);
    while (begin >= 0) {
      int labelEnd = text.indexOf(DASHES, begin + BEGIN.length());
      String label = labelEnd < 0 ? "" : text.substring(begin + BEGIN.length(), labelEnd);
      int end = labelEnd < 0 ? -1 : text.indexOf("-----END " + label + DASHES, labelEnd);
      if (end < 0) {
        throw file.error("a PEM block has no end");
      }
      if (LABELS.contains(label)) {
        String base64 = text.substring(labelEnd + DASHES.length(), end);
        certificates.add(certificate(factory, base64, certificates.size() + 1));
      } else {
        others++;
      }
      begin = text.indexOf(BEGIN, end);
    }
    if (certificates.isEmpty()) {
      throw file.error("it has no certificate among its " + others + " PEM blocks");
    }
    return certificates;
  }

  private Certificate certificate(CertificateFactory factory, String base64, int number) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64);
      return factory.generateCertificate(new ByteArrayInputStream(der));
    } catch (IllegalArgumentException | CertificateException e) {
      throw file.error("certificate " + number + " is damaged");
    }
  }
}
