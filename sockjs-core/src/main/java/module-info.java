/** The engine of the client: info, negotiation, session, codec, cookies. */
module dev.sockjs.core {
  requires transitive dev.sockjs.api;
  requires com.fasterxml.jackson.core;
  requires java.net.http;
  requires static jdk.jfr; // an image without it works, and writes no events
  requires static org.jspecify;

  uses dev.sockjs.spi.InfoRequester;
  uses dev.sockjs.spi.TransportProvider;

  provides dev.sockjs.engine.ClientProvider with
      dev.sockjs.core.CoreClientProvider;
}
