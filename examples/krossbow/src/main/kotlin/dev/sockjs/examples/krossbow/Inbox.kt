package dev.sockjs.examples.krossbow

import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.Semaphore
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicReference
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.update
import org.hildan.krossbow.websocket.WebSocketFrame

/**
 * The frames that have arrived and wait to be collected. One thread at a time puts frames in; any
 * number of coroutines may collect, and each frame goes to one of them.
 *
 * A channel would lose a frame if its receiver is cancelled at the moment of the delivery. Here a
 * collector takes a frame only when it can emit it.
 *
 * @param capacity the length in UTF-16 units above which [put] waits. Each message counts as 64
 *   units more, for its objects, so that short messages are bounded too
 */
internal class Inbox(private val capacity: Int = 256 * 1024) {

  private sealed interface End

  private class Completed(close: WebSocketFrame.Close, val own: Boolean) : End {
    val close = AtomicReference<WebSocketFrame.Close?>(close)
  }

  private class Failed(val cause: Exception) : End

  private val waiting = ConcurrentLinkedQueue<WebSocketFrame.Text>()
  private val room = Semaphore(capacity)
  private val changes = MutableStateFlow(0L)
  @Volatile private var end: End? = null

  /** True after this side has begun to close. */
  @Volatile var closing = false

  /**
   * Emits the frames; ends after [complete], or with the exception of [fail].
   *
   * A collection that runs when this side closes completes without the close frame, which is left
   * for the next one. krossbow's STOMP session would take the frame for a failure if it came before
   * the session has noted its own close.
   */
  val frames: Flow<WebSocketFrame> = flow {
    val startedBeforeClose = !closing
    while (true) {
      val seenChanges = changes.value
      val seenEnd = end // before the poll, because the last frame is put in before the end
      val frame = waiting.poll()
      if (frame != null) {
        room.release(weight(frame))
        emit(frame)
      } else if (seenEnd is Failed) {
        throw seenEnd.cause
      } else if (seenEnd is Completed) {
        if (!seenEnd.own || !startedBeforeClose) {
          seenEnd.close.getAndSet(null)?.let { emit(it) }
        }
        return@flow
      } else {
        changes.first { it != seenChanges }
      }
    }
  }

  /**
   * Puts a frame in. This blocks while there is no room, as long as a condition holds.
   *
   * @param wait the condition, which is evaluated every tenth of a second
   * @throws InterruptedException if the thread is interrupted; the frame is in the inbox
   */
  fun put(frame: WebSocketFrame.Text, wait: () -> Boolean = { true }) {
    try {
      while (!room.tryAcquire(weight(frame), CHECK_MILLIS, TimeUnit.MILLISECONDS) && wait()) {
        // There is no room yet.
      }
    } finally {
      waiting.add(frame)
      changed()
    }
  }

  /** @param own true if this side has closed */
  fun complete(close: WebSocketFrame.Close, own: Boolean) {
    end = Completed(close, own)
    changed()
  }

  fun fail(cause: Exception) {
    end = Failed(cause)
    changed()
  }

  private fun changed() = changes.update { it + 1 }

  private fun weight(frame: WebSocketFrame.Text): Int = minOf(frame.text.length + OBJECTS, capacity)

  private companion object {
    const val OBJECTS = 64
    const val CHECK_MILLIS = 100L
  }
}
