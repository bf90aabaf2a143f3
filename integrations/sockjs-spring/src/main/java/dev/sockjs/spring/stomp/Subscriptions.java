package dev.sockjs.spring.stomp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;

/** The subscriptions, in the order in which the application made them. */
final class Subscriptions {

  /** Guarded by this object. */
  private final List<RenewedSubscription> all = new ArrayList<>();

  synchronized RenewedSubscription add(StompHeaders headers, StompFrameHandler handler) {
    RenewedSubscription added = new RenewedSubscription(this, headers, handler);
    all.add(added);
    return added;
  }

  synchronized void remove(RenewedSubscription subscription) {
    all.remove(subscription);
  }

  /** Returns the subscription after another one, or the first one after null. */
  synchronized @Nullable RenewedSubscription after(@Nullable RenewedSubscription previous) {
    int next = previous == null ? 0 : all.indexOf(previous) + 1;
    return next < all.size() ? all.get(next) : null;
  }
}
