package dev.sockjs.blackbox.reliability;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/** Scenes that are played at the same time, as they spend most of theirs waiting. */
final class ConcurrentCases {

  private static final int AT_ONCE = 24;
  private static final long PATIENCE_MILLIS = 20_000;

  /** What the JDK starts once for everybody, in the group of whoever needs it first. */
  private static final List<String> EVERYBODYS =
      List.of("ForkJoinPool.commonPool", "CompletableFutureDelayScheduler");

  /** What may go wrong in many ways. */
  @FunctionalInterface
  interface Scene {
    void play() throws Exception;
  }

  private final Map<String, Scene> scenes = new LinkedHashMap<>();

  /** One more, whose failure is reported under its name. */
  ConcurrentCases add(String name, Scene scene) {
    scenes.put(name, scene);
    return this;
  }

  /**
   * Plays them all, and fails if one of them does, or if a thread is left that any of them began:
   * those of clients and servers belong to the group of the thread that made them.
   */
  void play() throws InterruptedException {
    ThreadGroup group = new ThreadGroup("scenes");
    ExecutorService stages = Executors.newFixedThreadPool(AT_ONCE, task -> new Thread(group, task));
    List<Executable> ends = scenes.entrySet().stream().map(scene -> end(stages, scene)).toList();
    stages.shutdown();
    assertAll(ends);
    for (Thread thread : threadsIn(group).toList()) {
      thread.join(PATIENCE_MILLIS);
    }
    assertEquals(List.of(), threadsIn(group).toList(), "threads that were left behind");
  }

  private static Executable end(ExecutorService stages, Map.Entry<String, Scene> scene) {
    Future<?> played =
        stages.submit(
            () -> {
              scene.getValue().play();
              return null;
            });
    return () -> {
      try {
        played.get();
      } catch (ExecutionException e) {
        throw new AssertionError(scene.getKey() + ": " + e.getCause(), e.getCause());
      }
    };
  }

  private static Stream<Thread> threadsIn(ThreadGroup group) {
    Thread[] threads = new Thread[2 * group.activeCount() + 64];
    return Arrays.stream(threads, 0, group.enumerate(threads))
        .filter(thread -> EVERYBODYS.stream().noneMatch(thread.getName()::startsWith));
  }
}
