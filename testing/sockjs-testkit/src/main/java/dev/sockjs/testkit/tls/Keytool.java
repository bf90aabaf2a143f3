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

/** Runs the JDK's keytool, since the JDK has no API that creates certificates. */
final class Keytool {
  /** Not a secret: a key exists only as long as its test. */
  static final String PASSWORD = "password";

  private Keytool() {}

  /**
   * Creates a key and its certificate.
   *
   * @param existing the entries to start with, such as the signer; null for none
   * @param arguments the arguments of {@code -genkeypair}
   * @return a key store with the existing entries and the new one
   */
  static KeyStore generate(@Nullable KeyStore existing, String... arguments) {
    try {
      Path directory = Files.createTempDirectory("loopback-tls");
      Path file = directory.resolve("keys.p12");
      try {
        if (existing != null) {
          try (var out = Files.newOutputStream(file)) {
            existing.store(out, PASSWORD.toCharArray());
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
      throw new IOException("keytool failed with " + List.of(arguments) + ": " + output.strip());
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
