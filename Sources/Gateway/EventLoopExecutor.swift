internal import NIOCore

/// Runs tasks on an event loop: the thread that reads a request then also answers it and writes the answer, and nobody
/// wakes anybody. With Swift's own pool each request costs two wake-ups, several times what a decision does.
///
/// What takes longer does not belong there: `RouteResponder` hands it to the pool.
final class EventLoopExecutor: TaskExecutor {
  private let loop: any EventLoop

  init(_ loop: any EventLoop) { self.loop = loop }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
