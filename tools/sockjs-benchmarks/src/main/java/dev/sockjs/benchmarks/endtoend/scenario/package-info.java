/** The measurements that a client process makes. */
@NullMarked
package dev.sockjs.benchmarks.endtoend.scenario;

import org.jspecify.annotations.NullMarked;
