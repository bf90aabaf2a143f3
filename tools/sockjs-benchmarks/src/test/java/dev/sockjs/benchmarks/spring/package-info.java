/** Tests of the harness. */
@NullMarked
package dev.sockjs.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
