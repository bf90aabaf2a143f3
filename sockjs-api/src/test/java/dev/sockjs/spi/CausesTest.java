package dev.sockjs.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class CausesTest {

  @Test
  void chainBeginsWithTheOutermostThrowable() {
    IOException inner = new IOException("inner");
    IllegalStateException outer = new IllegalStateException("outer", inner);
    assertEquals(List.of(outer, inner), Causes.of(outer).toList());
    assertEquals(List.of(inner), Causes.of(inner).toList());
  }

  @Test
  void chainThatContainsItselfEndsAfter100Throwables() {
    IOException inner = new IOException("inner");
    IllegalStateException outer = new IllegalStateException("outer", inner);
    inner.initCause(outer);
    assertEquals(100, Causes.of(outer).count());
  }

  @Test
  void longChainEndsAfter100Throwables() {
    Throwable outermost = new IOException("innermost");
    for (int i = 0; i < 200; i++) {
      outermost = new IllegalStateException(outermost);
    }
    assertEquals(100, Causes.of(outermost).count());
  }

  @Test
  void wrappersOfStagesAreRemoved() {
    IOException failure = new IOException("reset");
    assertSame(failure, Causes.unwrap(failure));
    assertSame(failure, Causes.unwrap(new CompletionException(failure)));
    assertSame(failure, Causes.unwrap(new CompletionException(new CompletionException(failure))));
  }

  @Test
  void onlyOuterWrappersAreRemoved() {
    IllegalStateException failure =
        new IllegalStateException(new CompletionException(new IOException("reset")));
    assertSame(failure, Causes.unwrap(new CompletionException(failure)));
  }

  @Test
  void wrapperWithoutCauseIsTheFailure() {
    CompletionException failure = new CompletionException("no cause", null);
    assertSame(failure, Causes.unwrap(failure));
    assertSame(failure, Causes.unwrap(new CompletionException(failure)));
  }

  @Test
  void wrapperThatContainsItselfIsReturned() {
    CompletionException failure = new SelfCausedException();
    assertSame(failure, Causes.unwrap(failure));
  }

  private static final class SelfCausedException extends CompletionException {

    private static final long serialVersionUID = 1L;

    @Override
    public Throwable getCause() {
      return this;
    }
  }
}
