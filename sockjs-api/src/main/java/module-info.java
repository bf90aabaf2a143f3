/**
 * The API for applications ({@link dev.sockjs}) and the SPI for transports ({@link
 * dev.sockjs.spi}). Requires only the JDK.
 */
module dev.sockjs.api {
  requires static org.jspecify;

  exports dev.sockjs;
  // Not "to dev.sockjs.core": that would exclude an engine in another module layer.
  exports dev.sockjs.engine;
  exports dev.sockjs.spi;

  uses dev.sockjs.engine.ClientProvider;
}
