import Engine
import GRPC
import Messages
import Synchronization
import ThresholdCore
import ThresholdService

/// One EvaluateStream call: hits are answered where they are read, misses when their key has been read, so answers may
/// overtake each other and carry their request's sequence. Requests with `as_of` do not overtake each other: they move
/// their user's clock, which never goes back.
///
/// Bounded: with `answersMax` answers waiting or being made, reading pauses and the caller's flow-control window shuts.
final class EvaluateStream: StreamHandler {
  private struct State {
    var answers: [SharedBytes] = []
    /// Answers that are being made, by the order of their requests.
    var pending: [UInt64: Task<Void, Never>] = [:]
    var begun: UInt64 = 0
    /// The newest of them that carries `as_of`.
    var simulated: Task<Void, Never>?
    var isPaused = false
    var hasHalfClosed = false
    var failure: Status?
  }

  private static let answersMax = 64
  private let edge: RPCEdge
  private let context: CallContext
  private let handle: CallHandle
  private let state = Mutex(State())
  /// A stream may stay open for hours: a request's time is the call's plus what has passed since.
  private let opened = ContinuousClock.now

  init(edge: RPCEdge, context: CallContext, handle: CallHandle) {
    self.edge = edge
    self.context = context
    self.handle = handle
  }

  func receive(_ message: UnsafeRawBufferPointer) {
    guard state.withLock({ $0.failure == nil }) else { return }
    do throws(Refusal) {
      var caller = try edge.authenticator.caller(of: context)
      caller.received = caller.received + Span(ContinuousClock.now - opened)
      let item = try RPCEdge.decode(message, as: V1.EvaluateStreamRequest.self)
      let request = item.request ?? V1.EvaluateRequest()
      let isSimulated = request.asOf != nil
      do throws(Refusal) { caller = try edge.service.admitted(caller, evaluating: request.userID) } catch {
        return add(item.sequence, .error(V1.ItemError(error)))
      }
      let mayOvertake = !isSimulated || state.withLock { $0.simulated == nil }
      if mayOvertake, let answer = edge.answerNow(request, caller) { return add(item.sequence, answer) }
      answerLater(item.sequence, request, caller, isSimulated: isSimulated)
    } catch {
      let status = edge.failure(error, context)
      state.withLock { $0.failure = status }
      handle.wake()
    }
  }

  private func answerLater(
    _ sequence: UInt64, _ request: V1.EvaluateRequest, _ caller: Caller, isSimulated: Bool
  ) {
    let pauses = state.withLock { state in
      state.begun += 1
      let number = state.begun
      let before = isSimulated ? state.simulated : nil
      let task = Task {
        await before?.value
        let answer = await edge.answerLater(request, caller)
        add(sequence, answer, endsPending: number)
      }
      state.pending[number] = task
      if isSimulated { state.simulated = task }
      return Self.pauses(&state)
    }
    if pauses { handle.pauseReading() }
  }

  func halfClose() {
    state.withLock { $0.hasHalfClosed = true }
    handle.wake()
  }

  func pull() -> Pull {
    let (pull, resumes) = state.withLock { state -> (Pull, Bool) in
      guard !state.answers.isEmpty else {
        // What is being answered is answered, also when the server goes away.
        guard state.pending.isEmpty else { return (.empty, false) }
        if let failure = state.failure { return (.end(failure), false) }
        return (state.hasHalfClosed ? .end(.ok) : .empty, false)
      }
      let answer = state.answers.removeFirst()
      let resumes = state.isPaused && state.answers.count + state.pending.count < Self.answersMax / 2
      if resumes { state.isPaused = false }
      let isLast = state.answers.isEmpty && state.failure == nil && !state.hasHalfClosed
      return (isLast ? .lastMessage(answer) : .message(answer), resumes)
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
    let pending = state.withLock { state in
      state.answers = []
      return state.pending.values.map { $0 }
    }
    // One may be waiting for a token that this replica will never have.
    for task in pending { task.cancel() }
  }

  private func add(
    _ sequence: UInt64, _ answer: V1.BatchEvaluateResponse.Result.Result, endsPending number: UInt64? = nil
  ) {
    let result: V1.EvaluateStreamResponse.Result =
      switch answer {
      case .response(let response): .response(response)
      case .error(let error): .error(error)
      }
    let bytes = SharedBytes(message: V1.EvaluateStreamResponse(sequence: sequence, result: result).encoded())
    let pauses = state.withLock { state in
      if let number {
        let task = state.pending.removeValue(forKey: number)
        if task == state.simulated { state.simulated = nil }
      }
      state.answers.append(bytes)
      return Self.pauses(&state)
    }
    if pauses { handle.pauseReading() }
    handle.wake()
  }

  /// Whether reading must pause now that there is one more answer to give.
  private static func pauses(_ state: inout State) -> Bool {
    guard !state.isPaused, state.answers.count + state.pending.count >= answersMax else { return false }
    state.isPaused = true
    return true
  }
}

extension Span {
  fileprivate init(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    self.init(nanoseconds: seconds &* 1_000_000_000 &+ attoseconds / 1_000_000_000)
  }
}
