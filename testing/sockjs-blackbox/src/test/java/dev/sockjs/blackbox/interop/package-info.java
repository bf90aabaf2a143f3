/**
 * Every transport with every real server. Each {@link dev.sockjs.blackbox.interop.Scenario} is a
 * row of the {@linkplain dev.sockjs.blackbox.interop.InteropMatrix table} that a run prints at its
 * end.
 */
@NullMarked
package dev.sockjs.blackbox.interop;

import org.jspecify.annotations.NullMarked;
