/**
 * Serial execution and time: {@code SerialExecutor} runs tasks one at a time without a lock, {@code
 * SerialTimer} runs a task on it after a delay, and {@code SystemScheduler} is the real clock. The
 * package depends on no other package of the engine.
 */
@NullMarked
package dev.sockjs.core.concurrent;

import org.jspecify.annotations.NullMarked;
