package dev.sockjs.cli.command;

import dev.sockjs.Headers;
import dev.sockjs.ProxySettings;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsClientBuilder;
import dev.sockjs.cli.output.JsonOutput;
import dev.sockjs.cli.output.Output;
import dev.sockjs.cli.output.TextOutput;
import java.net.URI;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of the subcommands that connect to a URL. */
final class RequestOptions {

  @Parameters(
      paramLabel = "URL",
      converter = BaseUrlConverter.class,
      description = "The base URL, such as http://localhost:8081/echo.")
  private URI url = URI.create("");

  @Option(
      names = {"-H", "--header"},
      paramLabel = "'Name: value'",
      converter = HeaderConverter.class,
      description = "A header of every request. May be repeated.")
  private List<Headers> headers = List.of();

  @Option(
      names = "--proxy",
      paramLabel = "URL",
      converter = ProxyConverter.class,
      description =
          "The proxy for every request: http://[user:password@]host:port. The scheme can also be"
              + " socks4 or socks5.")
  private @Nullable ProxySettings proxy;

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      converter = TrustedCertificatesConverter.class,
      description = "A PEM file of certificate authorities to trust instead of the platform's.")
  private @Nullable SSLContext cacert;

  @Option(names = "--json", description = "Uses one JSON object per line, for output and input.")
  private boolean json;

  URI url() {
    return url;
  }

  Headers headers() {
    return headers.stream().reduce(Headers.empty(), Headers::with);
  }

  @Nullable ProxySettings proxy() {
    return proxy;
  }

  /** Returns a builder for a client with these options. */
  SockJsClientBuilder client() {
    SockJsClientBuilder client = SockJsClient.builder();
    if (proxy != null) {
      client.proxy(proxy);
    }
    if (cacert != null) {
      client.sslContext(cacert);
    }
    return client;
  }

  boolean json() {
    return json;
  }

  Output output(Stdio stdio) {
    return json ? new JsonOutput(stdio.out()) : new TextOutput(stdio.out());
  }
}
