package main

import (
	"context"
	"fmt"
	"time"

	threshold "adaptivethreshold"
	v1 "adaptivethreshold/v1"

	"google.golang.org/protobuf/types/known/timestamppb"
)

func tradeOnce(s *stage) {
	client := s.client(threshold.Options{})
	percent, closed := 1.25, time.Now()
	trade := func(id string) *v1.Trade {
		return &v1.Trade{
			TradeId: id, Symbol: symbol, Side: threshold.Buy, PnlPercent: &percent, ClosedAt: timestamppb.New(closed),
		}
	}
	_, err := client.RecordTrades(s.ctx, &v1.Trade{Symbol: symbol})
	must(err != nil, "a trade without an id was sent")
	s.control("/ambush")
	results, err := client.RecordTrades(s.ctx, trade("once"))
	must(err == nil, "%v", err)
	fmt.Println("killed replica", s.control("/ambush/result"))
	status := results[0].Status
	must(status == v1.RecordStatus_RECORD_STATUS_RECORDED || status == v1.RecordStatus_RECORD_STATUS_ALREADY_RECORDED,
		"%v", results)
	s.mustCount("once", "1")
	results, err = client.RecordTrades(s.ctx, trade("once"))
	must(err == nil && results[0].Status == v1.RecordStatus_RECORD_STATUS_ALREADY_RECORDED, "%v, %v", results, err)
	s.mustCount("once", "1")

	s.control("/ambush/answer")
	results, err = client.RecordTrades(s.ctx, trade("answer"))
	must(err == nil && results[0].Status == v1.RecordStatus_RECORD_STATUS_ALREADY_RECORDED, "%v, %v", results, err)
	fmt.Println("lost the answer of replica", s.control("/ambush/result"))
	s.mustCount("answer", "1")
	repeats(s)
}

func (s *stage) mustCount(trade, wanted string) {
	count := s.control("/trades/count?user=" + s.user + "&trade=" + trade)
	must(count == wanted, "the trade is recorded %s times", count)
}

// set changes rsi_threshold on some replica.
func (s *stage) set(rsi float64) {
	s.control(fmt.Sprintf("/thresholds/set?user=%s&symbol=%s&rsi=%g", s.user, symbol, rsi))
}

// mustNext is the next event, a change, or a snapshot if the value is 0.
func mustNext(watch *threshold.Watch, rsi float64) threshold.Event {
	must(watch.Next(), "the watch ended: %v", watch.Err())
	event := watch.Event()
	if rsi == 0 {
		must(event.Change == nil && len(event.Snapshot) == 1, "no snapshot: %v", event)
		return event
	}
	must(event.Change != nil, "a snapshot where %g was to come", rsi)
	got := event.Change.ThresholdSet.Thresholds["rsi_threshold"]
	must(got == rsi, "%g came where %g was to come", got, rsi)
	return event
}

func watchResume(s *stage) {
	client := s.client(threshold.Options{})
	ctx, end := context.WithTimeout(s.ctx, time.Minute)
	defer end()
	watch := client.Watch(ctx, threshold.WatchOptions{}, symbol)
	mustNext(watch, 0)
	sixth := ""
	for number := 1; number <= 10; number++ {
		s.set(50 + float64(number))
		event := mustNext(watch, 50+float64(number))
		if number == 3 {
			fmt.Println("killed replica", s.control("/watch/kill"))
		}
		if number == 6 {
			sixth = event.ResumeToken
		}
	}
	// What the watch would repeat, it would repeat before this.
	s.set(70)
	mustNext(watch, 70)

	again := client.Watch(ctx, threshold.WatchOptions{ResumeToken: sixth}, symbol)
	for number := 7; number <= 10; number++ {
		mustNext(again, 50+float64(number))
	}
	mustNext(again, 70)
	tokens(s)
}

func watchSilence(s *stage) {
	client := s.client(threshold.Options{})
	ctx, end := context.WithTimeout(s.ctx, time.Minute)
	defer end()
	watch := client.Watch(ctx, threshold.WatchOptions{BookmarkInterval: 5 * time.Second}, symbol)
	mustNext(watch, 0)
	s.set(61)
	mustNext(watch, 61)
	s.control("/wire/mute")
	s.set(62)
	begun := time.Now()
	mustNext(watch, 62)
	took := time.Since(begun)
	must(took >= 10*time.Second && took <= 30*time.Second, "the change came after %v", took)
	s.set(63)
	mustNext(watch, 63)
}
