/** Looks at the modules as an application does: from outside, and from the module path. */
@SuppressWarnings("requires-automatic")
open module dev.sockjs.blackbox {
  requires com.tngtech.archunit;
  requires dev.sockjs.adapters;
  requires dev.sockjs.api;
  requires dev.sockjs.fixtures;
  requires dev.sockjs.reconnect;
  requires dev.sockjs.testkit;
  requires dev.sockjs.testserver;
  requires dev.sockjs.transport.streaming;
  requires dev.sockjs.transport.websocket;
  requires dev.sockjs.transport.websocket.jetty;
  requires java.logging;
  requires java.xml;
  requires jdk.management;
  requires net.jqwik.api;
  requires org.junit.jupiter.params;
  requires static org.jspecify;

  uses dev.sockjs.spi.TransportProvider;

  provides dev.sockjs.spi.TransportProvider with
      dev.sockjs.blackbox.TyrusWebSocketProvider,
      dev.sockjs.blackbox.TyrusRawWebSocketProvider;
}
