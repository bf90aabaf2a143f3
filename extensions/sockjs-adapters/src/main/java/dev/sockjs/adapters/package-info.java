/**
 * Other styles of use of a SockJS connection. {@link dev.sockjs.adapters.BlockingSockJs} is for
 * threads that may wait, such as virtual threads. {@link dev.sockjs.adapters.FlowSockJs} is for
 * libraries that use Reactive Streams. If the application is slower than the server, both stop
 * reading from the server, with {@link dev.sockjs.SockJs#pause()}.
 */
@NullMarked
package dev.sockjs.adapters;

import org.jspecify.annotations.NullMarked;
