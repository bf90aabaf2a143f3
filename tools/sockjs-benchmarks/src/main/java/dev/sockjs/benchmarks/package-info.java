/** JMH benchmarks of the frame codec, compared with other codecs. */
@NullMarked
package dev.sockjs.benchmarks;

import org.jspecify.annotations.NullMarked;
