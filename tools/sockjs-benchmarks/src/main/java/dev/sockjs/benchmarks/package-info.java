/** Measures what every message passes, beside what others do. */
@NullMarked
package dev.sockjs.benchmarks;

import org.jspecify.annotations.NullMarked;
