/** An embedded SockJS server to try clients on: {@link dev.sockjs.testserver.SockJsTestServer}. */
@NullMarked
package dev.sockjs.testserver;

import org.jspecify.annotations.NullMarked;
