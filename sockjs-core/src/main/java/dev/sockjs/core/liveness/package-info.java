/**
 * Detects servers that no longer respond. {@code Liveness} decides from times alone; {@code
 * LivenessMonitor} schedules the checks and acts on their results.
 */
@NullMarked
package dev.sockjs.core.liveness;

import org.jspecify.annotations.NullMarked;
