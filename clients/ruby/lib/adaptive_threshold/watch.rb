# frozen_string_literal: true

module AdaptiveThreshold
  # Shows the thresholds of symbols and then every change, once and in order, over any number of connections. Made by
  # Client#watch; one thread reads it, any may close it.
  class Watch
    include Enumerable

    # Seconds of a quiet watch between two signs of life.
    BOOKMARK_INTERVAL = 15
    # Seconds before another connection, unless the server asks for longer.
    RECONNECT_DELAY = 1

    # At the beginning, and again if the log was compacted past the watch: the state of all watched scopes.
    Snapshot = Struct.new(:threshold_sets, :token)
    # One change; token goes on after it, in any process and on any replica. See V1::WatchThresholdsResponse::Change.
    Change = Struct.new(:threshold_set, :previous, :cause, :adaptation_id, :changed_at, :conflated_count, :token)

    # @return [String] goes on after the last event, or after a bookmark that followed it; empty before the first snapshot
    attr_reader :token

    # @param connect [Proc] makes a new Connection
    def initialize(scopes, token:, conflate:, bookmark_interval:, &connect)
      @scopes = scopes
      @token = token
      @conflate = conflate
      # What the server makes of it; otherwise silence would be misjudged.
      @bookmark_interval = bookmark_interval.clamp(5, 60)
      @connect = connect
      @mutex = Mutex.new
      @wake = ConditionVariable.new
      @closed = false
    end

    # Yields each Snapshot and Change until the watch is closed.
    # @raise [Error] one that another connection would not mend
    def each(&block)
      return enum_for(:each) unless block

      until @closed
        begin
          pause(read(&block) || RECONNECT_DELAY)
        rescue GRPC::BadStatus => e
          error = Error.of(e)
          # After REVISION_COMPACTED it begins again with a snapshot.
          raise error unless @closed || error.away? || error.reason == "REVISION_COMPACTED"

          pause([RECONNECT_DELAY, error.retry_after || 0].max)
        end
      end
    end

    # Ends `each` at once, also from another thread.
    def close
      @mutex.synchronize do
        @closed = true
        @operation&.cancel
        @wake.broadcast
      end
    end

    private

    # Reads one stream. @return [Float, nil] how long to wait after it, if the server said so
    def read(&block)
      # Its own connection, and a new one each time: what was lost may be half-open, and would swallow the next stream too.
      connection = @connect.call
      operation = open(connection) or return
      # The peer is gone then, though no packet may ever say so.
      silence = Silence.new(3 * @bookmark_interval) { operation.cancel }
      @partial = nil
      operation.execute.each do |message|
        silence.broken
        return message.going_away.reconnect_after.to_f if message.event == :going_away

        take(message, &block)
        return if @closed

        silence.begin
      end
      nil
    ensure
      silence&.end
      operation&.cancel
      connection&.close
    end

    def open(connection)
      request = V1::WatchThresholdsRequest.new(
        scopes: @scopes, resume_token: @token, conflate: @conflate, auto_resnapshot: true,
        bookmark_interval: Google::Protobuf::Duration.new(
          seconds: @bookmark_interval.to_i, nanos: (@bookmark_interval % 1 * 1_000_000_000).to_i
        )
      )
      @mutex.synchronize do
        return if @closed

        @operation = connection.stub.watch_thresholds(
          request, return_op: true, deadline: GRPC::Core::TimeConsts::INFINITE_FUTURE
        )
      end
    end

    def take(message)
      case message.event
      when :snapshot
        # Until a snapshot is complete, no token stands for the whole of it.
        (@partial ||= []).concat(message.snapshot.threshold_sets.to_a)
      when :snapshot_complete
        sets = @partial || []
        @partial = nil
        yield Snapshot.new(sets, @token = message.resume_token)
      when :change
        change = message.change
        yield Change.new(change.threshold_set, change.previous, change.cause, change.adaptation_id, change.changed_at,
                         change.conflated_count, @token = message.resume_token)
      when :bookmark
        @token = message.resume_token unless @partial
      end
    end

    # Waits, unless the watch is closed.
    def pause(seconds)
      till = Clock.now + seconds
      @mutex.synchronize do
        until @closed || (rest = till - Clock.now) <= 0
          @wake.wait(@mutex, rest)
        end
      end
    end
  end
end
