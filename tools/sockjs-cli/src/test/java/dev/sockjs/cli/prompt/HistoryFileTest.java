package dev.sockjs.cli.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the history is, and who can read it. */
final class HistoryFileTest {

  @TempDir private Path directory;
  private final List<String> errors = new ArrayList<>();

  @Test
  void fileIsInTheStateDirectoryOfTheUser() {
    Path ofVariable = HistoryFile.defaultPath(Map.of("XDG_STATE_HOME", "/state"), "/home/me");
    assertEquals(Path.of("/state/sockjs/history"), ofVariable);
    Path ofHome = Path.of("/home/me/.local/state/sockjs/history");
    assertEquals(ofHome, HistoryFile.defaultPath(Map.of(), "/home/me"));
    assertEquals(ofHome, HistoryFile.defaultPath(Map.of("XDG_STATE_HOME", "relative"), "/home/me"));
  }

  @Test
  void onlyTheUserCanReadANewFile() throws IOException {
    Path file = directory.resolve("state/sockjs/history");
    HistoryFile history = new HistoryFile(file, errors::add);
    assertEquals(Optional.of(file), history.prepare());
    assertEquals(Optional.of(file), history.prepare());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(List.of(), errors);
  }

  @Test
  void withoutADirectoryThereIsNoHistoryButAnError() throws IOException {
    Path inTheWay = Files.writeString(directory.resolve("state"), "a file");
    Path file = inTheWay.resolve("sockjs/history");
    assertEquals(Optional.empty(), new HistoryFile(file, errors::add).prepare());
    assertEquals(List.of("No history: cannot write " + file), errors);
  }
}
