/**
 * Time under the control of a test. {@link dev.sockjs.testkit.time.ManualScheduler} is a scheduler
 * whose clock moves only when the test advances it, so that timeouts of minutes are tested at once.
 */
@NullMarked
package dev.sockjs.testkit.time;

import org.jspecify.annotations.NullMarked;
