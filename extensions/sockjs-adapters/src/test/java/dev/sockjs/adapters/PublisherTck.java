package dev.sockjs.adapters;

import dev.sockjs.SockJsClient;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterMethod;

/** The rules of Reactive Streams for the publisher, over the real engine. */
public class PublisherTck extends FlowPublisherVerification<String> {

  private SockJsClient client;
  private FlowSockJs connection;

  public PublisherTck() {
    super(new TestEnvironment(FlowTckTest.TIMEOUT_MILLIS, FlowTckTest.SILENCE_MILLIS), 1000);
  }

  /** Waits for the end, because an error that comes late would count for the next test. */
  @AfterMethod(alwaysRun = true)
  public void closeClient() {
    if (client != null) {
      client.closeNow();
      connection.sock().closed().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
      client = null;
    }
  }

  private Flow.Publisher<String> publisher(NumbersTransport transport) {
    closeClient();
    client = transport.client();
    connection = FlowSockJs.connect(client, NumbersTransport.URL);
    return connection.publisher();
  }

  @Override
  public Flow.Publisher<String> createFlowPublisher(long elements) {
    return publisher(NumbersTransport.sending(elements));
  }

  @Override
  public Flow.Publisher<String> createFailedFlowPublisher() {
    return publisher(NumbersTransport.failing());
  }
}
