/** An embedded SockJS server for tests: {@link dev.sockjs.testserver.SockJsTestServer}. */
@NullMarked
package dev.sockjs.testserver;

import org.jspecify.annotations.NullMarked;
