/**
 * The API for applications ({@link dev.sockjs}) and the SPI for transports ({@link
 * dev.sockjs.spi}). Requires only the JDK.
 */
// The module dev.sockjs.core, which the export names, is compiled after this one.
@SuppressWarnings("module")
module dev.sockjs.api {
  requires static org.jspecify;

  exports dev.sockjs;
  exports dev.sockjs.engine to
      dev.sockjs.core;
  exports dev.sockjs.spi;

  uses dev.sockjs.engine.ClientProvider;
}
