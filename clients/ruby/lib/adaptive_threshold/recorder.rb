# frozen_string_literal: true

module AdaptiveThreshold
  # Records trades until each is answered, refused, or the deadline is near.
  class Recorder
    # Seconds of one attempt: a replica that hangs must not use up the whole deadline.
    ATTEMPT_MAX = 5
    PAUSES = Enumerator.produce(0.1) { |pause| [2 * pause, 5].min }

    def initialize(stub, deadline)
      @stub = stub
      @end = Clock.now + deadline
    end

    # @return [Array<V1::RecordResult>] one for each trade, in order
    def record(trades)
      results = Array.new(trades.size)
      missing = trades.each_index.to_a
      PAUSES.each do |pause|
        wait = pause * rand(0.5..1.0)
        begin
          answer = attempt(missing.map { |index| trades[index] })
          missing.zip(answer) { |index, result| results[index] = result }
          missing = missing.select { |index| results[index].error&.code == GRPC::Core::StatusCodes::UNAVAILABLE }
          # Each result that is still missing at the end says why.
          return results if missing.empty? || left <= wait
        rescue Error => e
          wait = e.retry_after || wait
          raise if !e.repeatable? || left <= wait
        end
        sleep(wait)
      end
    end

    private

    def left = @end - Clock.now

    def attempt(trades)
      deadline = GRPC::Core::TimeConsts.from_relative_time([left, ATTEMPT_MAX].min.clamp(0.001..))
      answer = Error.translated { @stub.record_trades(V1::RecordTradesRequest.new(trades: trades), deadline: deadline) }
      return answer.results.to_a if answer.results.size == trades.size

      raise Error.new(:internal, "the answer has not a result for each trade")
    end
  end
end
