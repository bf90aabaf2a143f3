package dev.sockjs.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a PEM file, and creates a TLS context that trusts only the authorities in that file. */
final class TrustedCertificatesConverter implements ITypeConverter<SSLContext> {

  @Override
  public SSLContext convert(String file) throws GeneralSecurityException {
    try {
      return contextFor(readCertificates(file));
    } catch (IOException | InvalidPathException | CertificateException e) {
      throw new TypeConversionException(
          "cannot read certificates from " + file + ": " + e.getMessage());
    }
  }

  private static Collection<? extends Certificate> readCertificates(String file)
      throws IOException, CertificateException {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in);
    }
  }

  private static SSLContext contextFor(Collection<? extends Certificate> authorities)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    for (Certificate authority : authorities) {
      trusted.setCertificateEntry("ca" + trusted.size(), authority);
    }
    if (trusted.size() == 0) {
      throw new IOException("the file has none");
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
