/**
 * Every transport with every real server: each {@link dev.sockjs.blackbox.interop.Scenario} is a
 * row of the {@linkplain dev.sockjs.blackbox.interop.InteropMatrix table} that a run ends with.
 */
@NullMarked
package dev.sockjs.blackbox.interop;

import org.jspecify.annotations.NullMarked;
