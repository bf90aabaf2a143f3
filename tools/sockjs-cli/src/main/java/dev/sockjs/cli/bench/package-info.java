/**
 * {@code sockjs bench}: opens many sessions to an endpoint that echoes, sends messages on them, and
 * reports what it measured.
 *
 * <p>{@link dev.sockjs.cli.bench.Bench} drives a run. {@link dev.sockjs.cli.bench.Measurements}
 * counts and records, from the threads of all sessions. {@link dev.sockjs.cli.bench.BenchResult} is
 * the result of a run, and the reports print it.
 */
@NullMarked
package dev.sockjs.cli.bench;

import org.jspecify.annotations.NullMarked;
