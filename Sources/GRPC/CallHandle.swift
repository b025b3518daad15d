import HTTP2
import Synchronization

/// A stream handler's way to reach its call from any thread.
package final class CallHandle: Sendable {
  let slot: Slot
  let number: UInt64
  private let mailbox: CallMailbox
  private let isAwake = Atomic<Bool>(false)
  private let isPaused = Atomic<Bool>(false)

  init(slot: Slot, number: UInt64, mailbox: CallMailbox) {
    self.slot = slot
    self.number = number
    self.mailbox = mailbox
  }

  /// There is something to pull, or the call should end. Wakes that come before the pull are one.
  package func wake() {
    if !isAwake.exchange(true, ordering: .acquiringAndReleasing) { mailbox.post(.wake(self)) }
  }

  /// Stops `receive` after the message being delivered, if any. What the caller sends meanwhile is kept up
  /// to the flow-control window, and then the caller has to wait.
  package func pauseReading() {
    isPaused.store(true, ordering: .releasing)
  }

  /// Lets `receive` go on.
  package func resumeReading() {
    if isPaused.exchange(false, ordering: .acquiringAndReleasing) { mailbox.post(.resumeReading(self)) }
  }

  var isReadingPaused: Bool { isPaused.load(ordering: .acquiring) }

  /// The wake has been seen; a later one posts again.
  func acknowledgeWake() {
    isAwake.store(false, ordering: .releasing)
  }
}
