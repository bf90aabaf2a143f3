/**
 * A transport written from the Javadoc of {@link dev.sockjs.spi} alone, as an example: {@link
 * dev.sockjs.testkit.memory.MemoryTransport} reaches a server within the JVM by requests that
 * receive and requests that send, as an HTTP transport does.
 */
@NullMarked
package dev.sockjs.testkit.memory;

import org.jspecify.annotations.NullMarked;
