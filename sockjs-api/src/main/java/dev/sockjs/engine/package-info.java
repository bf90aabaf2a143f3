/**
 * The service between {@link dev.sockjs.SockJsClientBuilder} and the engine in {@code sockjs-core}.
 * Only that module sees this package; transports implement {@link dev.sockjs.spi}.
 */
@NullMarked
package dev.sockjs.engine;

import org.jspecify.annotations.NullMarked;
