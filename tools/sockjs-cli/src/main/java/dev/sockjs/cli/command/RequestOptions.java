package dev.sockjs.cli.command;

import java.net.URI;
import picocli.CommandLine.Parameters;

/** The URL and the options of the subcommands that connect to a URL. */
final class RequestOptions extends ServerOptions {

  @Parameters(
      paramLabel = "URL",
      converter = BaseUrlConverter.class,
      description =
          "The base URL, such as http://localhost:8081/echo; or @FILE, a file with the URL.")
  private URI url = URI.create("");

  URI url() {
    return url;
  }
}
