/** Tests of the published modules together, from outside. */
@NullMarked
package dev.sockjs.blackbox;

import org.jspecify.annotations.NullMarked;
