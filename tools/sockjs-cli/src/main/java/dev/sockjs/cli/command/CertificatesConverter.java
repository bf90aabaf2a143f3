package dev.sockjs.cli.command;

import java.security.cert.CertificateException;
import java.util.List;
import picocli.CommandLine.ITypeConverter;

/** Reads the certificates of a file. */
final class CertificatesConverter implements ITypeConverter<Certificates> {

  @Override
  public Certificates convert(String file) throws CertificateException {
    return new Certificates(List.copyOf(new CertificateFile(file).read()));
  }
}
