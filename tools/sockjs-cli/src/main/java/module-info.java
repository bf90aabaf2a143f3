/**
 * The {@code sockjs} command with all transports of this project. A program: it exports nothing.
 */
@SuppressWarnings("requires-automatic") // HdrHistogram has no module-info.
module dev.sockjs.cli {
  requires static org.jspecify;
  requires dev.sockjs.api;
  requires dev.sockjs.core;
  requires dev.sockjs.reconnect;
  requires dev.sockjs.testserver;
  requires dev.sockjs.transport.polling;
  requires dev.sockjs.transport.streaming;
  requires dev.sockjs.transport.websocket;
  requires dev.sockjs.transport.websocket.jetty;
  requires com.fasterxml.jackson.core;
  requires info.picocli;
  requires HdrHistogram;
  requires java.logging;
  requires java.management;
  // JLine reads lines at the prompt, and handles signals with classes of jdk.unsupported.
  requires jdk.unsupported;
  requires org.jline.reader;
  requires org.jline.terminal;

  // Of the jars of --transports.
  uses dev.sockjs.spi.TransportProvider;

  // Picocli sets options by reflection.
  opens dev.sockjs.cli to
      info.picocli;
  opens dev.sockjs.cli.command to
      info.picocli;
}
