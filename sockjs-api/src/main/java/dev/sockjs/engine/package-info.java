/**
 * The service interface between the API and the engine in {@code sockjs-core}. Neither applications
 * nor transports use it: applications call {@link dev.sockjs}, and transports implement {@link
 * dev.sockjs.spi}.
 */
@NullMarked
package dev.sockjs.engine;

import org.jspecify.annotations.NullMarked;
