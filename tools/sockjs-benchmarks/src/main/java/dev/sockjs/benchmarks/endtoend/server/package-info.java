/** The servers and the proxies in front of them. */
@NullMarked
package dev.sockjs.benchmarks.endtoend.server;

import org.jspecify.annotations.NullMarked;
