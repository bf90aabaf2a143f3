/**
 * Sessions on real servers, with a {@link dev.sockjs.fixtures.FaultProxy} in between. An {@link
 * dev.sockjs.blackbox.faults.FaultRun} is one session and what it must hold whatever happens to it;
 * a {@link dev.sockjs.blackbox.faults.FaultRunner} is many of them at once.
 */
@NullMarked
package dev.sockjs.blackbox.faults;

import org.jspecify.annotations.NullMarked;
