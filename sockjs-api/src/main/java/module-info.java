/**
 * What applications call ({@link dev.sockjs}) and what transports implement ({@link
 * dev.sockjs.spi}). Depends on the JDK alone.
 */
module dev.sockjs.api {
  requires static org.jspecify;

  exports dev.sockjs;
  exports dev.sockjs.spi;

  uses dev.sockjs.spi.ClientProvider;
}
