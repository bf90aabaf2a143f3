/** A {@code WebSocketClient} of Spring Framework over {@link dev.sockjs.SockJsClient}. */
@NullMarked
package dev.sockjs.spring;

import org.jspecify.annotations.NullMarked;
