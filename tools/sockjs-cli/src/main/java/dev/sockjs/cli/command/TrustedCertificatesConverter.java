package dev.sockjs.cli.command;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import picocli.CommandLine.ITypeConverter;

/** Reads certificates, and creates a TLS context that trusts only these authorities. */
final class TrustedCertificatesConverter implements ITypeConverter<SSLContext> {

  @Override
  public SSLContext convert(String file) throws GeneralSecurityException, IOException {
    return contextFor(new CertificateFile(file).read());
  }

  private static SSLContext contextFor(Collection<? extends Certificate> authorities)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    for (Certificate authority : authorities) {
      trusted.setCertificateEntry("ca" + trusted.size(), authority);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
