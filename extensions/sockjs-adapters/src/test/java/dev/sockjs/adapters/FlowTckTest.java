package dev.sockjs.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.testng.ITestListener;
import org.testng.ITestResult;
import org.testng.TestNG;

/**
 * Runs the TCK of Reactive Streams, which is for TestNG. A skipped test proves nothing, so the
 * number of those that passed is compared, and each skipped one must have a reason here.
 */
final class FlowTckTest {

  /**
   * How long the TCK waits for a signal that must come. Three of its tests wait for all of this
   * time after an error has come.
   */
  static final long TIMEOUT_MILLIS = 6_000;

  /** How long the TCK waits to see that a signal does not come. */
  static final long SILENCE_MILLIS = 50;

  /** Optional, and only for publishers with several subscribers; this one has a single one. */
  private static final Set<String> FOR_SEVERAL_SUBSCRIBERS =
      Set.of(
          "optional_spec111_maySupportMultiSubscribe",
          "optional_spec111_registeredSubscribersMustReceiveOnNextOrOnCompleteSignals",
          "optional_spec111_multicast_mustProduceTheSameElementsInTheSameSequence"
              + "ToAllOfItsSubscribersWhenRequestingManyUpfront",
          "optional_spec111_multicast_mustProduceTheSameElementsInTheSameSequence"
              + "ToAllOfItsSubscribersWhenRequestingManyUpfrontAndCompleteAsExpected",
          "optional_spec111_multicast_mustProduceTheSameElementsInTheSameSequence"
              + "ToAllOfItsSubscribersWhenRequestingOneByOne");

  /** The names of rules that the TCK lists without testing them. */
  private static final String WITHOUT_A_TEST = "untested_";

  @Test
  void publisherPassesTheTck() {
    Results results = run(PublisherTck.class);
    assertEquals(Map.of(), results.failed);
    assertEquals(FOR_SEVERAL_SUBSCRIBERS, results.skipped.keySet(), results.skipped::toString);
    assertEquals(26, results.passed.size(), results.passed::toString);
  }

  @Test
  void subscriberPassesTheTck() {
    Results results = run(SubscriberTck.class);
    assertEquals(Map.of(), results.failed);
    assertEquals(Map.of(), results.skipped);
    assertEquals(11, results.passed.size(), results.passed::toString);
  }

  private static Results run(Class<?> tests) {
    TestNG runner = new TestNG(false); // without reports
    Results results = new Results();
    runner.setVerbose(0);
    runner.setTestClasses(new Class<?>[] {tests});
    runner.addListener(results);
    runner.run();
    return results;
  }

  private static final class Results implements ITestListener {
    final List<String> passed = new ArrayList<>();
    final Map<String, String> failed = new TreeMap<>();
    final Map<String, String> skipped = new TreeMap<>();

    @Override
    public void onTestSuccess(ITestResult result) {
      passed.add(result.getName());
    }

    @Override
    public void onTestFailure(ITestResult result) {
      failed.put(result.getName(), String.valueOf(result.getThrowable()));
    }

    @Override
    public void onTestSkipped(ITestResult result) {
      if (!result.getName().startsWith(WITHOUT_A_TEST)) {
        skipped.put(result.getName(), String.valueOf(result.getThrowable()));
      }
    }
  }
}
