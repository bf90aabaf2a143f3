/** Listeners that record every event, and fail a test that leaves one unconsumed. */
@NullMarked
package dev.sockjs.testkit.recorder;

import org.jspecify.annotations.NullMarked;
