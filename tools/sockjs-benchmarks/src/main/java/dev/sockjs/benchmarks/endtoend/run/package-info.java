/** Starts processes and interleaves their rounds. */
@NullMarked
package dev.sockjs.benchmarks.endtoend.run;

import org.jspecify.annotations.NullMarked;
