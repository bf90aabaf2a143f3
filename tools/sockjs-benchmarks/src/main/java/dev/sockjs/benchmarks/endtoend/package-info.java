/** End-to-end benchmarks: this client and others with real servers. */
@NullMarked
package dev.sockjs.benchmarks.endtoend;

import org.jspecify.annotations.NullMarked;
