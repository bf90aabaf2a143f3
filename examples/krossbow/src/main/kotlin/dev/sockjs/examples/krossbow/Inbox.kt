package dev.sockjs.examples.krossbow

import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.Semaphore
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

  private data object Completed : End

  private class Failed(val cause: Exception) : End

  private val waiting = ConcurrentLinkedQueue<WebSocketFrame>()
  private val room = Semaphore(capacity)
  private val changes = MutableStateFlow(0L)
  @Volatile private var end: End? = null

  /** Emits the frames; ends after [complete], or with the exception of [fail]. */
  val frames: Flow<WebSocketFrame> = flow {
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
        return@flow
      } else {
        changes.first { it != seenChanges }
      }
    }
  }

  /**
   * Puts a frame in. This blocks while there is no room, until [stopWaiting].
   *
   * @throws InterruptedException if the thread is interrupted; the frame is in the inbox
   */
  fun put(frame: WebSocketFrame) {
    try {
      room.acquire(weight(frame))
    } finally {
      waiting.add(frame)
      changed()
    }
  }

  /** Ends a wait in [put]. Called when no more than one message can follow. */
  fun stopWaiting() {
    room.release(capacity)
  }

  fun complete(close: WebSocketFrame.Close) {
    waiting.add(close)
    end = Completed
    changed()
  }

  fun fail(cause: Exception) {
    end = Failed(cause)
    changed()
  }

  private fun changed() = changes.update { it + 1 }

  private fun weight(frame: WebSocketFrame): Int =
    if (frame is WebSocketFrame.Text) minOf(frame.text.length + OBJECTS, capacity) else 0

  private companion object {
    const val OBJECTS = 64
  }
}
