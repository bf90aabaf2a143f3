/**
 * Events of JDK Flight Recorder. No other package needs the module {@code jdk.jfr}, and an image
 * that lacks it lacks only these events.
 */
@NullMarked
package dev.sockjs.core.flight;

import org.jspecify.annotations.NullMarked;
