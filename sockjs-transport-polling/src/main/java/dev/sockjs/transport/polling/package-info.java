/**
 * The transports that receive over one short HTTP response after the other.
 *
 * <p>{@link java.util.ServiceLoader} finds them. Programs that list their transports by hand use
 * {@link dev.sockjs.transport.polling.PollingTransports}.
 */
@NullMarked
package dev.sockjs.transport.polling;

import org.jspecify.annotations.NullMarked;
