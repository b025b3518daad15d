# frozen_string_literal: true

module AdaptiveThreshold
  # Decides as the server does.
  module Gates
    # An exit is always traded, a hold never, an entry if no gate stands in its way. A value that the signal lacks has no
    # gate, except confidence. Each gate is written as "passes", so that NaN passes none.
    #
    # @param thresholds [Hash, Google::Protobuf::Map] by parameter
    def self.trade?(signal, thresholds)
      return false unless %i[ACTION_BUY ACTION_SELL].include?(signal.action)
      return true if exit?(signal)

      buy = signal.action == :ACTION_BUY
      reaches = lambda do |observed, parameter|
        threshold = thresholds[parameter]
        !threshold.nil? && observed >= threshold
      end
      rsi = thresholds["rsi_threshold"]
      signal.has_confidence? && reaches.call(signal.confidence, "confidence_threshold") &&
        (!buy || !signal.has_rsi? || (!rsi.nil? && signal.rsi <= rsi)) &&
        (!signal.has_macd? || reaches.call(buy ? signal.macd : -signal.macd, "macd_threshold")) &&
        (!signal.has_volume? || reaches.call(signal.volume, "volume_threshold")) &&
        (!signal.has_change_percent? || reaches.call(signal.change_percent.abs, "momentum_threshold"))
    end

    # Whether a signal reduces a position. A hold trades nothing.
    def self.exit?(signal)
      signal.intent == :INTENT_EXIT && %i[ACTION_BUY ACTION_SELL].include?(signal.action)
    end
  end
end
