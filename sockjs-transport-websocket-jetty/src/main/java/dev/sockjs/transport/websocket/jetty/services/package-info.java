/** The services of this module, which {@link java.util.ServiceLoader} finds. */
@NullMarked
package dev.sockjs.transport.websocket.jetty.services;

import org.jspecify.annotations.NullMarked;
