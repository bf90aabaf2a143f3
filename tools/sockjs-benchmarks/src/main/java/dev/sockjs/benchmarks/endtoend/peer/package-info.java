/** The clients that are compared, and the process in which one runs. */
@NullMarked
package dev.sockjs.benchmarks.endtoend.peer;

import org.jspecify.annotations.NullMarked;
