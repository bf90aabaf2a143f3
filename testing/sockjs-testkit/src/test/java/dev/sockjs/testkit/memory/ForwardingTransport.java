package dev.sockjs.testkit.memory;

import dev.sockjs.Headers;
import dev.sockjs.RequestKind;
import dev.sockjs.TransportOption;
import dev.sockjs.spi.Framing;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Forwards all calls between a correct transport and its engine, in both directions. A subclass
 * overrides a method to add a fault.
 */
class ForwardingTransport implements Transport, TransportListener, TransportRequest {

  private final CompletableFuture<TransportRequest> request = new CompletableFuture<>();
  private final CompletableFuture<TransportListener> listener = new CompletableFuture<>();
  private final CompletableFuture<Transport> transport = new CompletableFuture<>();

  Transport connect(TransportFactory factory, TransportRequest original, TransportListener engine) {
    request.complete(original);
    listener.complete(engine);
    transport.complete(factory.connect(this, this));
    return this;
  }

  @Override
  public Framing framing() {
    return transport.join().framing();
  }

  @Override
  public int maxBatchLength() {
    return transport.join().maxBatchLength();
  }

  @Override
  public CompletionStage<Void> send(List<String> batch) {
    return transport.join().send(batch);
  }

  @Override
  public void request(long frames) {
    transport.join().request(frames);
  }

  @Override
  public void probe() {
    transport.join().probe();
  }

  @Override
  public void close(int code, String reason) {
    transport.join().close(code, reason);
  }

  @Override
  public void abort() {
    transport.join().abort();
  }

  @Override
  public void connected(HandshakeDetails details) {
    listener.join().connected(details);
  }

  @Override
  public void reopened() {
    listener.join().reopened();
  }

  @Override
  public boolean frame(String text) {
    return listener.join().frame(text);
  }

  @Override
  public void activity() {
    listener.join().activity();
  }

  @Override
  public void end(TransportEnd end) {
    listener.join().end(end);
  }

  @Override
  public URI baseUrl() {
    return request.join().baseUrl();
  }

  @Override
  public URI baseUrl(String suffix) {
    return request.join().baseUrl(suffix);
  }

  @Override
  public URI url(String suffix) {
    return request.join().url(suffix);
  }

  @Override
  public CompletionStage<Headers> headers(RequestKind kind, URI url) {
    return request.join().headers(kind, url);
  }

  @Override
  public void keepCookies(URI url, List<String> setCookies) {
    request.join().keepCookies(url, setCookies);
  }

  @Override
  public Optional<String> origin() {
    return request.join().origin();
  }

  @Override
  public List<String> subprotocols() {
    return request.join().subprotocols();
  }

  @Override
  public int maxFrameLength() {
    return request.join().maxFrameLength();
  }

  @Override
  public Duration timeout() {
    return request.join().timeout();
  }

  @Override
  public <T> Optional<T> option(TransportOption<T> option) {
    return request.join().option(option);
  }
}
