package dev.sockjs.cli.command;

import dev.sockjs.spi.TransportProvider;
import java.util.List;
import picocli.CommandLine.Option;

/** The option of the subcommands that use transports. */
final class WebSocketOptions {

  @Option(
      names = "--websocket",
      paramLabel = "LIBRARY",
      converter = WebSocketLibraryConverter.class,
      description = "The library for websocket and websocket-raw: jetty or tyrus. Default: jetty.")
  private WebSocketLibrary library = WebSocketLibrary.JETTY;

  /** Returns the WebSocket transports to give to the client. */
  List<TransportProvider> providers() {
    return library.providers();
  }
}
