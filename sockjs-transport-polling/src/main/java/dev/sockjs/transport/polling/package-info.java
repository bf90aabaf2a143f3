/**
 * The transports that receive over one short HTTP response after the other.
 *
 * <p>{@link java.util.ServiceLoader} finds them; {@link
 * dev.sockjs.transport.polling.PollingTransports} is for programs that would rather name them.
 */
@NullMarked
package dev.sockjs.transport.polling;

import org.jspecify.annotations.NullMarked;
