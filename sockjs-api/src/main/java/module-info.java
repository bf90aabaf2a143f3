/**
 * What applications call ({@link dev.sockjs}) and what transports implement ({@link
 * dev.sockjs.spi}). Depends on the JDK alone.
 */
// The engine is built after this module.
@SuppressWarnings("module")
module dev.sockjs.api {
  requires static org.jspecify;

  exports dev.sockjs;
  exports dev.sockjs.engine to
      dev.sockjs.core;
  exports dev.sockjs.spi;

  uses dev.sockjs.engine.ClientProvider;
}
