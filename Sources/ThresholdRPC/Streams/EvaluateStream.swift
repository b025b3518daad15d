import Engine
import GRPC
import Messages
import Synchronization
import ThresholdService

/// One EvaluateStream call: hits are answered where they are read, misses when their key has been read, so answers may
/// overtake each other and carry their request's sequence.
///
/// Bounded: with `answersMax` answers waiting or being made, reading pauses and the caller's flow-control window shuts.
final class EvaluateStream: StreamHandler {
  private struct State {
    var answers: [SharedBytes] = []
    /// Answers that are being made.
    var pending = 0
    var isPaused = false
    var hasHalfClosed = false
    var failure: Status?
  }

  private static let answersMax = 64
  private let edge: RPCEdge
  private let context: CallContext
  private let handle: CallHandle
  private let state = Mutex(State())

  init(edge: RPCEdge, context: CallContext, handle: CallHandle) {
    self.edge = edge
    self.context = context
    self.handle = handle
  }

  func receive(_ message: UnsafeRawBufferPointer) {
    do throws(Refusal) {
      let caller = try edge.authenticator.caller(of: context)
      let item = try RPCEdge.decode(message, as: V1.EvaluateStreamRequest.self)
      let request = item.request ?? V1.EvaluateRequest()
      if let answer = edge.answerNow(request, caller) { return add(item.sequence, answer, wasPending: false) }
      state.withLock { $0.pending += 1 }
      Task { add(item.sequence, await edge.answerLater(request, caller), wasPending: true) }
    } catch {
      let status = edge.failure(error, context)
      state.withLock { $0.failure = status }
      handle.wake()
    }
  }

  func halfClose() {
    state.withLock { $0.hasHalfClosed = true }
    handle.wake()
  }

  func pull() -> Pull {
    let (pull, resumes) = state.withLock { state -> (Pull, Bool) in
      guard !state.answers.isEmpty else {
        if let failure = state.failure { return (.end(failure), false) }
        return (state.hasHalfClosed && state.pending == 0 ? .end(.ok) : .empty, false)
      }
      let answer = state.answers.removeFirst()
      let resumes = state.isPaused && state.answers.count + state.pending < Self.answersMax / 2
      if resumes { state.isPaused = false }
      return (.message(answer), resumes)
    }
    if resumes { handle.resumeReading() }
    return pull
  }

  func drain() {
    let status = Status(.unavailable, "the server is going away; repeat what was not answered")
    state.withLock { $0.failure = $0.failure ?? status }
    handle.wake()
  }

  func closed(_ reason: CloseReason) {
    state.withLock { $0.answers = [] }
  }

  private func add(_ sequence: UInt64, _ answer: V1.BatchEvaluateResponse.Result.Result, wasPending: Bool) {
    let result: V1.EvaluateStreamResponse.Result =
      switch answer {
      case .response(let response): .response(response)
      case .error(let error): .error(error)
      }
    let bytes = SharedBytes(message: V1.EvaluateStreamResponse(sequence: sequence, result: result).encoded())
    let pauses = state.withLock { state in
      if wasPending { state.pending -= 1 }
      state.answers.append(bytes)
      guard !state.isPaused, state.answers.count + state.pending >= Self.answersMax else { return false }
      state.isPaused = true
      return true
    }
    if pauses { handle.pauseReading() }
    handle.wake()
  }
}
