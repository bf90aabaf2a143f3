package dev.sockjs.benchmarks.endtoend.run;

import dev.sockjs.testkit.tls.LoopbackTls;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

/** The key of a server with TLS, and the certificate that its clients trust, in files. */
record KeyFiles(Path keys, Path trusted, String password) {

  static KeyFiles create(Path directory) throws IOException {
    LoopbackTls tls = LoopbackTls.create();
    return new KeyFiles(
        store(tls.keyStore(), directory.resolve("server.p12"), tls.password()),
        store(tls.trustStore(), directory.resolve("trusted.p12"), tls.password()),
        tls.password());
  }

  private static Path store(KeyStore keys, Path file, String password) throws IOException {
    try (OutputStream output = Files.newOutputStream(file)) {
      keys.store(output, password.toCharArray());
      return file;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Returns the options of a JVM that trusts the server. */
  List<String> trustOptions() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + trusted, "-Djavax.net.ssl.trustStorePassword=" + password);
  }
}
