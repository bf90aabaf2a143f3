/**
 * A transport over real HTTP, into which faults are planted: {@link
 * dev.sockjs.testkit.http.FaultyPollingTest} checks that the contracts for HTTP transports and for
 * settings detect each of them. For a transport to start from, see the example {@code
 * sockjs-example-jdk-polling}.
 */
@NullMarked
package dev.sockjs.testkit.http;

import org.jspecify.annotations.NullMarked;
