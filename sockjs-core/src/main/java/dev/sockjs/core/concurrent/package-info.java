/**
 * Serial execution and time: {@code SerialExecutor} runs tasks one at a time without a lock, and
 * {@code SystemScheduler} is the real clock. Both stand below every other room that needs them.
 */
@NullMarked
package dev.sockjs.core.concurrent;

import org.jspecify.annotations.NullMarked;
