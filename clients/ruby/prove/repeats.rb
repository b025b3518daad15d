# frozen_string_literal: true

module Prove
  module_function

  CODES = GRPC::Core::StatusCodes

  # What is sent again, when, and when no more.
  def repeats(stage)
    trades = [{ trade_id: "a" }, { trade_id: "b" }]
    Script.play(->(call, request) { waiting(call, request) }) do |script|
      results = script.client.record_trades(trades)
      stage.must(results.map(&:id) == %w[a b] && results.none?(&:error), results.to_s)
      stage.must(script.requests.size == 4, "#{script.requests.size} calls")
      wait = script.times[1] - script.times[0]
      stage.must(wait >= 0.4, "repeated after #{wait} s instead of 0.4 s")
    end
    finals = { unavailable: "-1", resource_exhausted: nil, invalid_argument: nil, permission_denied: nil }
    finals.each do |code, pushback|
      Script.play(->(*) { Script.fail(CODES.const_get(code.upcase), pushback) }) do |script|
        stage.must_fail(code) { script.client.record_trades(trades) }
        stage.must(script.requests.size == 1, "#{code} was tried #{script.requests.size} times")
      end
    end
    Script.play(->(*) { Script.fail(CODES::UNAVAILABLE) }) do |script|
      # The deadline itself may end the last attempt, and on a busy machine it is noticed late.
      took = stage.time do
        stage.must_fail(:unavailable, :deadline_exceeded) { script.client.record_trades(trades, deadline: 2) }
      end
      stage.must(took < 10 && script.requests.size >= 2, "#{script.requests.size} calls in #{took} s")
    end
  end

  # Asks to wait, then has not recorded one of two, and at last has.
  def waiting(call, request)
    recorded = ->(id) { AdaptiveThreshold::V1::RecordResult.new(id: id, status: :RECORD_STATUS_RECORDED) }
    away = AdaptiveThreshold::V1::ItemError.new(code: CODES::UNAVAILABLE)
    results =
      case call
      when 1 then Script.fail(CODES::UNAVAILABLE, "400")
      when 2 then [AdaptiveThreshold::V1::RecordResult.new(id: "a", error: away), recorded.call("b")]
      when 3 then Script.fail(CODES::INTERNAL) # a connection that broke
      else
        Script.fail(CODES::INVALID_ARGUMENT) if request.trades.size != 1
        [recorded.call("a")]
      end
    AdaptiveThreshold::V1::RecordTradesResponse.new(results: results)
  end

  # Which token a watch goes on with, whatever it was cut off in.
  def tokens(stage)
    Script.play(->(call, _) { watching(call) }) do |script|
      watch = script.client.watch("A", "B")
      seen = []
      stage.must_fail(:permission_denied) { watch.each { |event| seen << event } }
      stage.must(seen.map(&:token) == %w[1 2 3], seen.to_s)
      stage.must(seen.first.threshold_sets.size == 2, "not one whole snapshot: #{seen.first}")
      tokens = script.requests.map(&:resume_token)
      stage.must(tokens == ["", "", "2", "4"], "tokens: #{tokens}")
    end
  end

  # The messages of each stream in turn, and then how it ends.
  def watching(call)
    Enumerator.new do |stream|
      streams = [
        [part("A"), CODES::UNAVAILABLE],
        [part("A"), part("B"), message("1", snapshot_complete: {}), change("2"),
         message("", going_away: { reconnect_after: Google::Protobuf::Duration.new(nanos: 10_000_000) })],
        [change("3"), message("4", bookmark: {})],
        [CODES::PERMISSION_DENIED]
      ]
      streams[call - 1].each { |each| each.is_a?(Integer) ? Script.fail(each) : stream << each }
    end
  end

  def message(token, event) = AdaptiveThreshold::V1::WatchThresholdsResponse.new(resume_token: token, **event)
  def part(symbol) = message("part", snapshot: { threshold_sets: [{ symbol: symbol }] })
  def change(token) = message(token, change: { threshold_set: { symbol: "A" } })
end
