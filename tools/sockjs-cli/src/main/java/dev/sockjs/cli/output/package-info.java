/**
 * Printing: events as text for people or as JSON for programs, one line each, and aligned tables.
 */
@NullMarked
package dev.sockjs.cli.output;

import org.jspecify.annotations.NullMarked;
