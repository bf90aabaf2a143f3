/** Recordings of sessions: files with one JSON object on each line. */
@NullMarked
package dev.sockjs.cli.record;

import org.jspecify.annotations.NullMarked;
