package dev.sockjs.cli.command;

import dev.sockjs.Headers;
import dev.sockjs.ProxySettings;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsClientBuilder;
import dev.sockjs.cli.output.JsonOutput;
import dev.sockjs.cli.output.Output;
import dev.sockjs.cli.output.TextOutput;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the subcommands that connect to a server. */
class ServerOptions {

  /** Holds headers, one on each line. */
  private static final String HEADERS_VARIABLE = "SOCKJS_HEADERS";

  /** Holds the password of the user in {@code --proxy}. */
  private static final String PASSWORD_VARIABLE = "SOCKJS_PROXY_PASSWORD";

  @Option(
      names = {"-H", "--header"},
      paramLabel = "'Name: value'",
      converter = HeaderConverter.class,
      description = {
        "A header of every request; or @FILE, a file with one header on each line. May be repeated.",
        "More headers are read from the environment variable " + HEADERS_VARIABLE + "."
      })
  private List<Headers> headers = List.of();

  @Option(
      names = "--proxy",
      paramLabel = "URL",
      converter = ProxyConverter.class,
      description =
          "The proxy for every request: http://[user[:password]@]host:port; or @FILE, a file with"
              + " the URL. The scheme can also be socks4 or socks5.")
  private @Nullable ProxyUrl proxy;

  @Option(
      names = "--proxy-password-file",
      paramLabel = "FILE",
      converter = FileLineConverter.class,
      description = {
        "A file with the password for the user in --proxy.",
        "Default: the environment variable " + PASSWORD_VARIABLE + "."
      })
  private @Nullable String proxyPassword;

  @Mixin private TlsOptions tls = new TlsOptions();

  @Option(names = "--json", description = "Uses one JSON object per line, for output and input.")
  private boolean json;

  /** Returns the headers of the options, and then those of the environment. */
  Headers headers(Stdio stdio) {
    Headers own = headers.stream().reduce(Headers.empty(), Headers::with);
    String variable = stdio.environment().getOrDefault(HEADERS_VARIABLE, "");
    try {
      return own.with(HeaderConverter.parse(variable.lines()));
    } catch (UsageException e) {
      throw new UsageException("Environment variable " + HEADERS_VARIABLE + ": " + e.getMessage());
    }
  }

  @Nullable ProxySettings proxy(Stdio stdio) {
    if (proxyPassword != null) {
      if (proxy == null || !proxy.needsPassword()) {
        throw new UsageException(
            "--proxy-password-file requires --proxy with a user and without a password");
      }
      return proxy.settings(proxyPassword);
    }
    if (proxy == null) {
      return null;
    }
    String variable = stdio.environment().get(PASSWORD_VARIABLE);
    return proxy.needsPassword() && variable != null ? proxy.settings(variable) : proxy.settings();
  }

  /** Returns a builder for a client with these options. */
  SockJsClientBuilder client(Stdio stdio) {
    SockJsClientBuilder client = SockJsClient.builder();
    ProxySettings proxySettings = proxy(stdio);
    if (proxySettings != null) {
      client.proxy(proxySettings);
    }
    tls.context().ifPresent(client::sslContext);
    return client;
  }

  boolean json() {
    return json;
  }

  Output output(Stdio stdio) {
    return json ? new JsonOutput(stdio.out()) : new TextOutput(stdio.out());
  }

  /** Returns an output whose JSON lines have the time since the command started. */
  Output output(Stdio stdio, LongSupplier millis) {
    return json ? new JsonOutput(stdio.out(), millis) : new TextOutput(stdio.out());
  }
}
