/** Writes tables from the results. */
@NullMarked
package dev.sockjs.benchmarks.endtoend.report;

import org.jspecify.annotations.NullMarked;
