package dev.sockjs.examples.krossbow

import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicBoolean
import kotlin.concurrent.thread
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import org.hildan.krossbow.websocket.WebSocketException
import org.hildan.krossbow.websocket.WebSocketFrame
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertSame
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows

internal class InboxTest {

  private val inbox = Inbox(capacity = 1000)

  private fun text(text: String) = WebSocketFrame.Text(text)

  @Test
  fun collectionThatRunsDuringTheOwnCloseLeavesTheCloseFrameToTheNextOne() = test {
    val running = async(start = CoroutineStart.UNDISPATCHED) { inbox.frames.toList() }
    inbox.put(text("a"))
    inbox.closing = true
    inbox.complete(WebSocketFrame.Close(1000, null), own = true)
    assertEquals(listOf(text("a")), running.await())
    assertEquals(listOf(WebSocketFrame.Close(1000, null)), inbox.frames.toList())
    assertEquals(listOf<WebSocketFrame>(), inbox.frames.toList())
  }

  @Test
  fun collectionThatRunsWhenTheServerClosesGetsTheCloseFrame() = test {
    val running = async(start = CoroutineStart.UNDISPATCHED) { inbox.frames.toList() }
    inbox.complete(WebSocketFrame.Close(3000, "Go away!"), own = false)
    assertEquals(listOf(WebSocketFrame.Close(3000, "Go away!")), running.await())
  }

  @Test
  fun framesComeInOrderAndThenTheCloseFrame() = test {
    inbox.put(text("a"))
    inbox.put(text("b"))
    inbox.complete(WebSocketFrame.Close(1000, null), own = false)
    assertEquals(
      listOf(text("a"), text("b"), WebSocketFrame.Close(1000, null)),
      inbox.frames.toList(),
    )
    assertEquals(listOf<WebSocketFrame>(), inbox.frames.toList())
  }

  @Test
  fun framesComeBeforeTheFailure() = test {
    inbox.put(text("a"))
    val lost = WebSocketException("lost")
    inbox.fail(lost)
    assertEquals(text("a"), inbox.frames.first())
    assertSame(lost, assertThrows<WebSocketException> { inbox.frames.first() })
  }

  @Test
  fun collectorThatWaitsGetsAFrame() = test {
    val collected = async(start = CoroutineStart.UNDISPATCHED) { inbox.frames.first() }
    inbox.put(text("a"))
    assertEquals(text("a"), collected.await())
  }

  @Test
  fun cancelledCollectorLeavesTheFrameToTheNextOne() = test {
    val cancelled = async(start = CoroutineStart.UNDISPATCHED) { inbox.frames.first() }
    inbox.put(text("a")) // the collector is woken, and cancelled before it runs
    cancelled.cancelAndJoin()
    assertEquals(text("a"), inbox.frames.first())
  }

  @Test
  fun twoCollectorsGetDifferentFrames() = test {
    val collectors = List(2) { async(start = CoroutineStart.UNDISPATCHED) { inbox.frames.first() } }
    inbox.put(text("a"))
    inbox.put(text("b"))
    assertEquals(setOf(text("a"), text("b")), collectors.map { it.await() }.toSet())
  }

  @Test
  fun putWaitsWhileTheInboxIsFull() = test {
    inbox.put(text("x".repeat(900)))
    val second = CompletableFuture<Unit>()
    val putter = thread {
      inbox.put(text("y".repeat(100)))
      second.complete(Unit)
    }
    awaitWaiting(putter)
    assertEquals(1, inbox.frames.take(1).toList().size)
    second.get(20, TimeUnit.SECONDS)
    assertEquals(text("y".repeat(100)), inbox.frames.first())
  }

  @Test
  fun emptyMessagesAreBoundedToo() {
    val putter = thread { runCatching { repeat(1000) { inbox.put(text("")) } } }
    awaitWaiting(putter)
    putter.interrupt()
    putter.join(20_000)
  }

  @Test
  fun messageThatIsLongerThanTheInboxFitsIntoAnEmptyOne() = test {
    inbox.put(text("x".repeat(5000)))
    assertEquals(text("x".repeat(5000)), inbox.frames.first())
  }

  @Test
  fun putWaitsOnlyAsLongAsItsConditionHolds() = test {
    val open = AtomicBoolean(true)
    inbox.put(text("x".repeat(900)))
    val putter = thread { inbox.put(text("last".repeat(100))) { open.get() } }
    awaitWaiting(putter)
    open.set(false)
    putter.join(20_000)
    assertEquals(text("last".repeat(100)), inbox.frames.take(2).toList().last())
  }

  @Test
  fun interruptedPutLosesNoFrame() = test {
    inbox.put(text("x".repeat(900)))
    val failure = CompletableFuture<Throwable?>()
    val putter = thread {
      failure.complete(runCatching { inbox.put(text("last".repeat(100))) }.exceptionOrNull())
    }
    awaitWaiting(putter)
    putter.interrupt()
    assertTrue(failure.get(20, TimeUnit.SECONDS) is InterruptedException)
    assertEquals(text("last".repeat(100)), inbox.frames.take(2).toList().last())
  }

  @Test
  fun nothingIsEmittedWhileNothingArrives() = test {
    var emitted: WebSocketFrame? = null
    val collector =
      launch(start = CoroutineStart.UNDISPATCHED) { inbox.frames.collect { emitted = it } }
    assertNull(emitted)
    inbox.put(text("a"))
    inbox.complete(WebSocketFrame.Close(1000, null), own = false)
    collector.join()
    assertEquals(WebSocketFrame.Close(1000, null), emitted)
  }

  /** Waits until the thread blocks. */
  private fun awaitWaiting(thread: Thread) {
    val deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20)
    while (thread.state != Thread.State.TIMED_WAITING) {
      check(System.nanoTime() < deadline) { "The thread does not wait, but is ${thread.state}" }
      Thread.onSpinWait()
    }
  }
}
