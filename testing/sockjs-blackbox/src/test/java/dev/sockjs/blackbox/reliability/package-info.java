/** What is promised for when things go wrong, held against the wire: see docs/reliability.md. */
@NullMarked
package dev.sockjs.blackbox.reliability;

import org.jspecify.annotations.NullMarked;
