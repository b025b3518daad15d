package main

import (
	"fmt"
	"strings"
	"time"

	threshold "adaptivethreshold"

	"google.golang.org/grpc/codes"
)

const symbol = "BTCUSDT"

// passing every gate of the defaults.
var passing = []threshold.Value{
	threshold.Confidence(0.95), threshold.RSI(30), threshold.ChangePercent(5), threshold.Volume(5e9), threshold.MACD(0.5),
}

func connect(s *stage) {
	set, err := s.client(threshold.Options{}).Thresholds(s.ctx, symbol)
	must(err == nil, "%v", err)
	must(len(set.Thresholds) == 5, "thresholds: %v", set.Thresholds)
	names := []string{"rsi_threshold", "confidence_threshold", "macd_threshold", "volume_threshold", "momentum_threshold"}
	for _, name := range names {
		_, found := set.Thresholds[name]
		must(found, "no %s in %v", name, set.Thresholds)
	}
}

func shouldTrade(s *stage) {
	client := s.client(threshold.Options{})
	trade, err := client.ShouldTrade(s.ctx, symbol, threshold.Buy, passing...)
	must(trade && err == nil, "%v, %v", trade, err)
	refused, err := client.Decide(s.ctx, symbol, threshold.Buy, append(passing, threshold.RSI(99))...)
	must(err == nil && !refused.ShouldTrade, "rsi 99: %v, %v", refused, err)
	must(strings.Contains(strings.ToLower(refused.Reason), "rsi"), "reason: %s", refused.Reason)
	must(refused.Source == threshold.FromServer && refused.ID != "", "%v", refused)
}

// A probe is a signal to ask about.
type probe struct {
	action threshold.Action
	values []threshold.Value
}

// ask asks about each probe; the answers as one text.
func ask(s *stage, client *threshold.Client, probes []probe, source threshold.Source) string {
	text := ""
	for _, probe := range probes {
		decision, err := client.Decide(s.ctx, symbol, probe.action, probe.values...)
		must(err == nil && decision.Source == source, "%v: %v, %v", probe.action, decision, err)
		text += fmt.Sprintf("%t ", decision.ShouldTrade)
	}
	return text
}

// verdicts asks about an entry, an exit and a hold, and returns the three answers as one text.
func verdicts(s *stage, client *threshold.Client, source threshold.Source, deadline time.Duration) string {
	text := ""
	for _, ask := range []struct {
		action threshold.Action
		values []threshold.Value
	}{
		{threshold.Buy, passing}, {threshold.Sell, []threshold.Value{threshold.Exit}}, {threshold.Hold, passing},
	} {
		begun := time.Now()
		decision, err := client.Decide(s.ctx, symbol, ask.action, ask.values...)
		took := time.Since(begun)
		must(err == nil, "%v: %v", ask.action, err)
		must(decision.Source == source, "%v: source %s: %s", ask.action, decision.Source, decision.Reason)
		must(took < deadline+4*time.Second, "%v took %v", ask.action, took)
		text += fmt.Sprintf("%t ", decision.ShouldTrade)
	}
	return strings.TrimSpace(text)
}

func fallback(s *stage) {
	deadline := 500 * time.Millisecond
	for _, path := range []string{"/wire/cut", "/wire/stall"} {
		connected := s.client(threshold.Options{Deadline: deadline})
		_, err := connected.Thresholds(s.ctx, symbol)
		must(err == nil, "before %s: %v", path, err)
		s.control(path)
		// One that was connected, and one that never was.
		for _, client := range []*threshold.Client{connected, s.client(threshold.Options{Deadline: deadline})} {
			got := verdicts(s, client, threshold.FromFallback, deadline)
			must(got == "false true false", "%s: %s", path, got)
		}
		s.control("/restore")
	}
}

func lastKnown(s *stage) {
	_, err := threshold.Connect("127.0.0.1:1", s.user, threshold.Options{LastKnown: 61 * time.Second})
	must(err != nil, "61 s was taken")
	age := 3 * time.Second
	remembers := s.client(threshold.Options{LastKnown: age})
	forgets := s.client(threshold.Options{})
	for _, client := range []*threshold.Client{remembers, forgets} {
		decision, err := client.Decide(s.ctx, symbol, threshold.Buy, passing...)
		must(err == nil && decision.Source == threshold.FromServer, "%v, %v", decision, err)
	}
	// What the server says of these is what the client has to say by itself.
	probes := []probe{
		{threshold.Sell, append(passing, threshold.RSI(99), threshold.MACD(-0.5), threshold.ChangePercent(-5))},
		{threshold.Sell, passing},
		{threshold.Buy, append(passing, threshold.Volume(1))},
		{threshold.Buy, append(passing, threshold.ChangePercent(0.1))},
		{threshold.Buy, passing[1:]}, // without confidence
		{threshold.Buy, passing[:1]}, // with nothing else
		{threshold.Hold, append(passing, threshold.Exit)},
	}
	wanted := ask(s, remembers, probes, threshold.FromServer)
	known := time.Now()
	s.control("/wire/cut")
	said := ask(s, remembers, probes, threshold.FromLastKnown)
	must(said == wanted, "the server said %s, the client %s", wanted, said)
	got := verdicts(s, remembers, threshold.FromLastKnown, threshold.DefaultDeadline)
	must(got == "true true false", "within the age: %s", got)
	decision, err := remembers.Decide(s.ctx, symbol, threshold.Buy, append(passing, threshold.RSI(99))...)
	must(err == nil && !decision.ShouldTrade && decision.Source == threshold.FromLastKnown, "rsi 99: %v, %v", decision, err)
	must(time.Since(known) < age, "too slow to say anything")
	decision, err = remembers.Decide(s.ctx, "ETHUSDT", threshold.Buy, passing...)
	must(err == nil && !decision.ShouldTrade && decision.Source == threshold.FromFallback, "another symbol: %v, %v", decision, err)
	got = verdicts(s, forgets, threshold.FromFallback, threshold.DefaultDeadline)
	must(got == "false true false", "without the option: %s", got)
	time.Sleep(time.Until(known.Add(age)))
	got = verdicts(s, remembers, threshold.FromFallback, threshold.DefaultDeadline)
	must(got == "false true false", "beyond the age: %s", got)
}

func deadline(s *stage) {
	client := s.client(threshold.Options{Deadline: 500 * time.Millisecond})
	_, err := client.Thresholds(s.ctx, symbol)
	must(err == nil, "%v", err)
	s.control("/wire/stall")
	begun := time.Now()
	_, err = client.Thresholds(s.ctx, symbol)
	took := time.Since(begun)
	mustBe(err, codes.DeadlineExceeded, "")
	must(took >= 400*time.Millisecond && took <= 5*time.Second, "took %v", took)
}

func wrongKey(s *stage) {
	client := s.client(threshold.Options{Key: strings.Repeat("0123456789abcdef", 4)})
	trade, err := client.ShouldTrade(s.ctx, symbol, threshold.Buy, passing...)
	must(!trade, "an entry is traded")
	mustBe(err, codes.Unauthenticated, "KEY_UNKNOWN")
	_, err = client.Thresholds(s.ctx, symbol)
	mustBe(err, codes.Unauthenticated, "KEY_UNKNOWN")
}
