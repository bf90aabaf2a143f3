package dev.sockjs.cli.bench;

/**
 * One point of the curves over time.
 *
 * @param elapsedNanos the end of the interval, in nanoseconds after messages began to be sent
 * @param sent messages that were sent in the interval
 * @param echoed echoes that arrived in the interval
 * @param medianNanos the median of the round trips that ended in the interval; 0 if there are none
 * @param p99Nanos their 99th percentile
 */
record Sample(long elapsedNanos, long sent, long echoed, long medianNanos, long p99Nanos) {}
