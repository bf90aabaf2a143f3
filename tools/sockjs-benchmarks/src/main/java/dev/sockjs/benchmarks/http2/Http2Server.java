package dev.sockjs.benchmarks.http2;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.testkit.tls.LoopbackTls;
import dev.sockjs.testserver.SockJsTestServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A server process with TLS. It prints the URL of its echo endpoint, and then for each line of its
 * input the number of open connections.
 */
final class Http2Server {

  /** The password of the file for the certificate, which is not secret. */
  static final String PASSWORD = "benchmark";

  private Http2Server() {}

  /**
   * Runs until its input ends.
   *
   * @param args the number of streams that a connection may have, and the file for the certificate
   */
  public static void main(String[] args) throws Exception {
    LoopbackTls tls = LoopbackTls.create();
    try (OutputStream file = Files.newOutputStream(Path.of(args[1]))) {
      tls.trustStore().store(file, PASSWORD.toCharArray());
    }
    try (SockJsTestServer server =
            SockJsTestServer.builder()
                .tls(tls.keyStore(), tls.password())
                .http2(Integer.parseInt(args[0]))
                // Vert.x closes the connection at the end of a response.
                .echoResponseLimit(Integer.MAX_VALUE)
                .start();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      System.out.println(server.uri("/echo"));
      while (input.readLine() != null) {
        System.out.println(server.openConnections());
      }
    }
  }
}
