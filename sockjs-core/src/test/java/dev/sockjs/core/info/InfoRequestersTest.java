package dev.sockjs.core.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import dev.sockjs.fixtures.ExpectedLogs;
import dev.sockjs.spi.ClientContext;
import dev.sockjs.spi.Eligibility;
import dev.sockjs.spi.InfoRequester;
import dev.sockjs.spi.InfoResponse;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InfoRequestersTest {

  private static NoClassDefFoundError missing() {
    return new NoClassDefFoundError("org/jetty/Missing");
  }

  private record Requester(int number) implements InfoRequester {

    @Override
    public int priority() {
      if (number < 0) {
        throw missing();
      }
      return number;
    }

    @Override
    public Eligibility eligibility(ClientContext client, URI url) {
      return Eligibility.usable();
    }

    @Override
    public CompletableFuture<InfoResponse> request(ClientContext client, URI url, Headers headers) {
      throw new AssertionError("not requested here");
    }
  }

  @Test
  void highestPriorityIsFirst() {
    InfoRequesters requesters =
        InfoRequesters.ofAll(List.of(new Requester(1), new Requester(3), new Requester(2)));
    assertEquals(
        List.of(new Requester(3), new Requester(2), new Requester(1)), requesters.inOrder());
  }

  @Test
  void builtInRequesterIsAddedByItsPriority() {
    InfoRequesters requesters = InfoRequesters.of(List.of(new Requester(100)), new Requester(0));
    assertEquals(List.of(new Requester(100), new Requester(0)), requesters.inOrder());
  }

  @Test
  void requesterWhosePriorityThrowsIsSkipped() {
    try (ExpectedLogs logs = ExpectedLogs.of("dev.sockjs.core", "Missing")) {
      InfoRequesters requesters =
          InfoRequesters.ofAll(List.of(new Requester(-1), new Requester(1)));
      assertEquals(List.of(new Requester(1)), requesters.inOrder());
      assertEquals(
          List.of("Skipped a broken InfoRequester: " + Requester.class.getName()), logs.messages());
    }
  }

  @Test
  void removedRequesterIsLoggedOnceAndTheLastOneStays() {
    try (ExpectedLogs logs = ExpectedLogs.of("dev.sockjs.core", "Missing")) {
      InfoRequesters requesters = InfoRequesters.ofAll(List.of(new Requester(2), new Requester(1)));
      assertTrue(requesters.remove(new Requester(2), missing()));
      assertTrue(requesters.remove(new Requester(2), missing()));
      assertFalse(requesters.remove(new Requester(1), missing()));
      assertEquals(List.of(new Requester(1)), requesters.inOrder());
      assertEquals(1, logs.messages().size());
    }
  }
}
