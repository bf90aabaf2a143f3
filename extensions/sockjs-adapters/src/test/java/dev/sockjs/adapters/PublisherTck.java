package dev.sockjs.adapters;

import dev.sockjs.SockJsClient;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterMethod;

/** The rules of Reactive Streams for the publisher, over the real engine. */
public class PublisherTck extends FlowPublisherVerification<String> {

  private SockJsClient client;

  public PublisherTck() {
    super(new TestEnvironment(FlowTckTest.TIMEOUT_MILLIS, FlowTckTest.SILENCE_MILLIS), 1000);
  }

  @AfterMethod(alwaysRun = true)
  public void closeClient() {
    if (client != null) {
      client.closeNow();
      client = null;
    }
  }

  private Flow.Publisher<String> publisher(NumbersTransport transport) {
    if (client != null) {
      client.closeNow();
    }
    client = transport.client();
    return FlowSockJs.connect(client, NumbersTransport.URL).publisher();
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
