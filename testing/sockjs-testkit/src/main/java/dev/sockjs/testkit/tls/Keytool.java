package dev.sockjs.testkit.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JDK's tool that makes keys and certificates, which the JDK has no API for. */
final class Keytool {
  /** Guards nothing: a key lives as long as its test. */
  static final String PASSWORD = "password";

  private Keytool() {}

  /**
   * Makes a key and its certificate.
   *
   * @param before what the new store has already, such as what signs; null for nothing
   * @param arguments of {@code -genkeypair}
   * @return a store that has the new one too
   */
  static KeyStore generate(@Nullable KeyStore before, String... arguments) {
    try {
      Path directory = Files.createTempDirectory("loopback-tls");
      Path file = directory.resolve("keys.p12");
      try {
        if (before != null) {
          try (var out = Files.newOutputStream(file)) {
            before.store(out, PASSWORD.toCharArray());
          }
        }
        run(file, arguments);
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
      } finally {
        Files.deleteIfExists(file);
        Files.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(Path file, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD, "-keystore", file.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (awaitExit(process) != 0) {
      throw new IOException(
          "keytool made no key for " + List.of(arguments) + ": " + output.strip());
    }
  }

  private static int awaitExit(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool ran", e);
    }
  }
}
