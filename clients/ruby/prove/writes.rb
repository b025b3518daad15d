# frozen_string_literal: true

module Prove
  module_function

  def trade_once(stage)
    client = stage.client
    refused = begin
      client.record_trades([{ symbol: SYMBOL }])
      false
    rescue ArgumentError
      true
    end
    stage.must(refused, "a trade without an id was sent")
    closed = Time.now
    trade = ->(id) { { trade_id: id, symbol: SYMBOL, side: :ACTION_BUY, pnl_percent: 1.25, closed_at: closed } }
    stage.control("/ambush")
    result, = client.record_trades([trade.call("once")])
    puts "killed replica #{stage.control('/ambush/result')}"
    stage.must(%i[RECORD_STATUS_RECORDED RECORD_STATUS_ALREADY_RECORDED].include?(result.status), result.to_s)
    count = ->(id) { stage.control("/trades/count?user=#{stage.user}&trade=#{id}") }
    stage.must(count.call("once") == "1", "the trade is recorded #{count.call('once')} times")
    result, = client.record_trades([trade.call("once")])
    stage.must(result.status == :RECORD_STATUS_ALREADY_RECORDED, result.to_s)
    stage.must(count.call("once") == "1", "the trade is recorded #{count.call('once')} times")

    stage.control("/ambush/answer")
    result, = client.record_trades([trade.call("answer")])
    puts "lost the answer of replica #{stage.control('/ambush/result')}"
    stage.must(result.status == :RECORD_STATUS_ALREADY_RECORDED, result.to_s)
    stage.must(count.call("answer") == "1", "the trade is recorded #{count.call('answer')} times")
    repeats(stage)
  end

  def watch_resume(stage)
    client = stage.client
    events = stage.read(client.watch(SYMBOL))
    stage.next_of(events, :snapshot)
    sixth = nil
    (51..60).each do |rsi|
      stage.set(SYMBOL, rsi)
      event = stage.next_of(events, rsi)
      puts "killed replica #{stage.control('/watch/kill')}" if rsi == 53
      sixth = event.token if rsi == 56
    end
    # What the watch would repeat, it would repeat before this.
    stage.set(SYMBOL, 70)
    stage.next_of(events, 70)

    again = stage.read(client.watch(SYMBOL, token: sixth))
    [*57..60, 70].each { |rsi| stage.next_of(again, rsi) }
    tokens(stage)
  end

  def watch_silence(stage)
    events = stage.read(stage.client.watch(SYMBOL, bookmark_interval: 5))
    stage.next_of(events, :snapshot)
    stage.set(SYMBOL, 61)
    stage.next_of(events, 61)
    stage.control("/wire/mute")
    stage.set(SYMBOL, 62)
    took = stage.time { stage.next_of(events, 62) }
    stage.must((10..30).cover?(took), "the change came after #{took} s")
    stage.set(SYMBOL, 63)
    stage.next_of(events, 63)
  end
end
