/**
 * The service interface between the API and the engine in {@code sockjs-core}. It is exported only
 * to that module. Transports implement {@link dev.sockjs.spi} instead.
 */
@NullMarked
package dev.sockjs.engine;

import org.jspecify.annotations.NullMarked;
