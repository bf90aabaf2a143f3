/** An application with a WebSocketClient of Spring, whose jars are automatic modules. */
module springecho {
  requires dev.sockjs.spring;
}
