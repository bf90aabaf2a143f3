/**
 * Sessions on real servers, with a {@link dev.sockjs.fixtures.FaultProxy} in between. A {@link
 * dev.sockjs.blackbox.faults.FaultRun} is one session and the guarantees that it must keep; {@link
 * dev.sockjs.blackbox.faults.FaultRunner} runs many of them concurrently.
 */
@NullMarked
package dev.sockjs.blackbox.faults;

import org.jspecify.annotations.NullMarked;
