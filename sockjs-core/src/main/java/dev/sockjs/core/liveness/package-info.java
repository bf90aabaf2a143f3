/**
 * Notices that a server has vanished. {@code Liveness} judges silence from numbers alone; {@code
 * LivenessMonitor} schedules the checks and acts on their results.
 */
@NullMarked
package dev.sockjs.core.liveness;

import org.jspecify.annotations.NullMarked;
