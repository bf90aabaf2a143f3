/**
 * A complete example of a transport, written from the Javadoc of {@link dev.sockjs.spi} alone.
 * {@link dev.sockjs.testkit.memory.MemoryTransport} connects to a server in the same JVM, with
 * receiving requests and sending requests like those of an HTTP transport. {@link
 * dev.sockjs.testkit.memory.FaultyTransportTest} adds faults to it and checks that the contracts
 * detect them.
 */
@NullMarked
package dev.sockjs.testkit.memory;

import org.jspecify.annotations.NullMarked;
