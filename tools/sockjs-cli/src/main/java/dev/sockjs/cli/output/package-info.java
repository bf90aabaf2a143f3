/** Output as text for people and as JSON for programs. */
@NullMarked
package dev.sockjs.cli.output;

import org.jspecify.annotations.NullMarked;
