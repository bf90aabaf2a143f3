/** A clock and an executor that a test steps by hand. */
@NullMarked
package dev.sockjs.testkit.time;

import org.jspecify.annotations.NullMarked;
