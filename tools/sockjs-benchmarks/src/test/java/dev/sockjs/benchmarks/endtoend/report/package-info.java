/** Tests of the tables. */
@NullMarked
package dev.sockjs.benchmarks.endtoend.report;

import org.jspecify.annotations.NullMarked;
