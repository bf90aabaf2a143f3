/** Tests of the harness. */
@NullMarked
package dev.sockjs.benchmarks.endtoend.run;

import org.jspecify.annotations.NullMarked;
