package dev.sockjs.cli.bench;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The streams and the file that a run prints to.
 *
 * @param out the result
 * @param json whether the result is JSON
 * @param err the progress
 * @param errIsTerminal whether the progress is one line that changes
 * @param report the file for the HTML report, or null
 */
public record BenchOutput(
    OutputStream out,
    boolean json,
    PrintStream err,
    boolean errIsTerminal,
    @Nullable Path report) {}
