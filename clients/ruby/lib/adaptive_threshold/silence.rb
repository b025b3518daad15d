# frozen_string_literal: true

module AdaptiveThreshold
  # Calls its block when nothing has been heard for too long. Ruby's gRPC reads without a time limit.
  class Silence
    def initialize(longest, &block)
      @since = Clock.now
      @thread = Thread.new do
        # While the reader is busy with a message, nothing is expected.
        while (rest = (@since || Clock.now) + longest - Clock.now).positive?
          sleep(rest)
        end
        block.call
      end
    end

    # Somebody waits from now on.
    def begin = @since = Clock.now

    # A message came.
    def broken = @since = nil

    def end = @thread.kill
  end
end
