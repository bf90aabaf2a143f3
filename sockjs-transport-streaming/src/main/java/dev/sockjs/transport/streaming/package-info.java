/**
 * The transports that receive over one long HTTP response after the other.
 *
 * <p>{@link java.util.ServiceLoader} finds them; {@link
 * dev.sockjs.transport.streaming.StreamingTransports} is for programs that would rather name them.
 */
@NullMarked
package dev.sockjs.transport.streaming;

import org.jspecify.annotations.NullMarked;
