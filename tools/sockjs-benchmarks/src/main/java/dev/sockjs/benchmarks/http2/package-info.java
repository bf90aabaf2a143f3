/** Compares sessions over HTTP/2 with sessions over HTTP/1.1; run by {@code run-http2}. */
@NullMarked
package dev.sockjs.benchmarks.http2;

import org.jspecify.annotations.NullMarked;
