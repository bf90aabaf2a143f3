/**
 * The transports that receive over one long HTTP response after the other.
 *
 * <p>{@link java.util.ServiceLoader} finds them. Programs that list their transports by hand use
 * {@link dev.sockjs.transport.streaming.StreamingTransports}.
 */
@NullMarked
package dev.sockjs.transport.streaming;

import org.jspecify.annotations.NullMarked;
