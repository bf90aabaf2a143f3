package dev.sockjs.http.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.http.client.ConnectionReusePolicy.Way;
import dev.sockjs.testkit.time.ManualScheduler;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ConnectionReusePolicyTest {

  private static final URI URL = URI.create("http://example.org:8081/echo/0/a/xhr");

  private final ManualScheduler timer = new ManualScheduler();
  private final ConnectionReusePolicy habits = new ConnectionReusePolicy(timer);

  @Test
  void theFirstRequestIsTheTrialAndAllOthersAreCareful() {
    assertEquals(Way.TRIAL, habits.next(URL));
    assertEquals(Way.ONCE, habits.next(URL));
    assertEquals(Way.ONCE, habits.next(URL));
  }

  @Test
  void connectionsThatStayOpenAreKept() {
    habits.next(URL);
    habits.trialAnswered(URL, () -> true);
    assertEquals(Way.ONCE, habits.next(URL));

    timer.advance(ConnectionReusePolicy.SETTLING);
    assertEquals(Way.KEPT, habits.next(URL));
    assertEquals(Way.KEPT, habits.next(URL));
  }

  @Test
  void aConnectionThatIsClosedAWhileAfterItsAnswerSaysThatNoneIsKept() {
    AtomicBoolean open = new AtomicBoolean(true);
    habits.next(URL);
    habits.trialAnswered(URL, open::get);
    open.set(false);

    timer.advance(ConnectionReusePolicy.SETTLING);
    assertEquals(Way.ONCE, habits.next(URL));
    assertEquals(Way.ONCE, habits.next(URL));
  }

  @Test
  void aTrialThatFailsIsRepeated() {
    habits.next(URL);
    habits.trialFailed(URL);

    assertEquals(Way.TRIAL, habits.next(URL));
  }

  @Test
  void aLateFailureDoesNotUndoWhatWasLearnt() {
    habits.next(URL);
    habits.trialAnswered(URL, () -> true);
    timer.advance(ConnectionReusePolicy.SETTLING);
    habits.trialFailed(URL);

    assertEquals(Way.KEPT, habits.next(URL));
  }

  @Test
  void anOriginThatLeavesAKeptConnectionUnansweredIsNotTrustedAgain() {
    habits.next(URL);
    habits.trialAnswered(URL, () -> true);
    timer.advance(ConnectionReusePolicy.SETTLING);
    habits.misjudged(URL);

    assertEquals(Way.ONCE, habits.next(URL));
  }

  @Test
  void anOriginIsSchemeHostAndPort() {
    habits.next(URL);

    assertEquals(Way.ONCE, habits.next(URI.create("HTTP://EXAMPLE.ORG:8081/other")));
    assertEquals(Way.TRIAL, habits.next(URI.create("https://example.org:8081/echo/0/a/xhr")));
    assertEquals(Way.TRIAL, habits.next(URI.create("http://example.org:8082/echo/0/a/xhr")));
    assertEquals(Way.TRIAL, habits.next(URI.create("http://example.net:8081/echo/0/a/xhr")));
  }

  @Test
  void theOriginUsedLongestAgoIsForgotten() {
    habits.next(URL);
    for (int i = 0; i < ConnectionReusePolicy.REMEMBERED - 1; i++) {
      habits.next(URI.create("http://" + i + ".example.org/"));
    }
    assertEquals(Way.ONCE, habits.next(URL));

    habits.next(URI.create("http://one-more.example.org/"));
    assertEquals(Way.ONCE, habits.next(URL));
    assertEquals(Way.TRIAL, habits.next(URI.create("http://0.example.org/")));
  }
}
