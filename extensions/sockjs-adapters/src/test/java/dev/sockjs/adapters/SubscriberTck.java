package dev.sockjs.adapters;

import dev.sockjs.SockJsClient;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;

/** The rules of Reactive Streams for the subscriber, over the real engine. */
public class SubscriberTck extends FlowSubscriberBlackboxVerification<String> {

  private SockJsClient client;

  public SubscriberTck() {
    super(new TestEnvironment(FlowTckTest.TIMEOUT_MILLIS, FlowTckTest.SILENCE_MILLIS));
  }

  @BeforeMethod
  public void start() {
    client = NumbersTransport.sending(Long.MAX_VALUE - 1).client();
  }

  @AfterMethod(alwaysRun = true)
  public void closeClient() {
    client.closeNow();
  }

  @Override
  public Flow.Subscriber<String> createFlowSubscriber() {
    FlowSockJs sock = FlowSockJs.connect(client, NumbersTransport.URL);
    sock.sock().opened().toCompletableFuture().join();
    return sock.subscriber();
  }

  @Override
  public String createElement(int element) {
    return "message " + element;
  }
}
