/** {@code sockjs replay}: prints a recording, or sends its messages again. */
@NullMarked
package dev.sockjs.cli.replay;

import org.jspecify.annotations.NullMarked;
