# frozen_string_literal: true

# Proves the client against the stage of Tests/Clients, item by item; clients/README.md lists them.

require_relative "stage"
require_relative "script"
require_relative "decisions"
require_relative "repeats"
require_relative "writes"

$stdout.sync = true
Thread.report_on_exception = false

passed = %w[connect should_trade fallback last_known deadline trade_once watch_resume watch_silence wrong_key].map do |item|
  stage = Stage.new(item)
  begin
    Prove.send(item, stage)
    puts "CHECK #{item} ok"
    true
  rescue StandardError => e
    puts "CHECK #{item} FAILED #{e.class}: #{e.message.lines.first&.strip} #{e.backtrace.first}"
    false
  ensure
    stage.end
  end
end
exit passed.all?
