# frozen_string_literal: true

module AdaptiveThreshold
  # What the server last answered about each scope.
  class Memory
    SCOPES_MAX = 10_000
    Known = Struct.new(:set, :at)

    # @param age_max [Numeric] seconds; 0 keeps nothing
    def initialize(age_max)
      @age_max = age_max
      @mutex = Mutex.new
      # A hash goes through its entries in the order in which they came: oldest first.
      @scopes = {}
    end

    # Remembers an answer to a question of that time; a stale answer is older by its age. One that came with locks decides
    # nothing.
    def keep(response, asked)
      set = response.thresholds
      return if @age_max.zero? || set.nil?

      scope = [set.user_id, set.symbol]
      known = Known.new(response.locks.empty? ? set : nil, asked - (response.age&.to_f || 0))
      @mutex.synchronize do
        @scopes.delete(scope)
        @scopes[scope] = known
        @scopes.shift if @scopes.size > SCOPES_MAX
      end
    end

    # @return [Array(V1::ThresholdSet, Float), nil] thresholds and their age, if they are young enough to decide from
    def recall(user, symbol)
      known = @mutex.synchronize { @scopes[[user, symbol]] }
      return if known.nil? || known.set.nil?

      age = Clock.now - known.at
      [known.set, age] if age <= @age_max
    end
  end
end
