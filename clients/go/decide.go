package adaptivethreshold

import (
	"context"
	"crypto/rand"
	"fmt"
	"math/big"
	"time"

	v1 "adaptivethreshold/v1"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
)

// Source is what a decision rests on.
type Source string

const (
	// FromServer: the server decided.
	FromServer Source = "server"
	// FromLastKnown: the server could not be asked; the last known thresholds decided.
	FromLastKnown Source = "last_known"
	// FromFallback: the server could not be asked, and nothing recent is known: no entry, every exit.
	FromFallback Source = "fallback"
)

// A Decision on one signal.
type Decision struct {
	ShouldTrade bool
	Source      Source
	// Reason in one sentence, for people.
	Reason string
	// ID for RecordTrades; empty unless the server decided.
	ID string
	// Thresholds that decided; nil with FromFallback.
	Thresholds *v1.ThresholdSet
	// Response is the server's whole answer; nil unless it decided.
	Response *v1.EvaluateResponse
}

// ShouldTrade tells whether to trade a signal, within the deadline and whatever becomes of the server:
//
//	if trade, err := client.ShouldTrade(ctx, "BTCUSDT", adaptivethreshold.Buy, adaptivethreshold.Confidence(0.92)); trade {
//
// While the server cannot be asked, entries are refused and exits allowed; see Options.LastKnown. An error, such as a wrong
// key or a bad field, is the caller's to mend; beside it, too, an entry is false and an exit true.
func (c *Client) ShouldTrade(ctx context.Context, symbol string, action Action, values ...Value) (bool, error) {
	decision, err := c.Decide(ctx, symbol, action, values...)
	return decision.ShouldTrade, err
}

// Decide is ShouldTrade with what the decision rests on.
func (c *Client) Decide(ctx context.Context, symbol string, action Action, values ...Value) (Decision, error) {
	signal := &v1.Signal{Symbol: symbol, Action: action, Intent: v1.Intent_INTENT_ENTRY}
	for _, value := range values {
		value(signal)
	}
	bounded, end := bounded(ctx, c.options.Deadline)
	defer end()
	asked := time.Now()
	response, err := c.evaluate(bounded, signal)
	if err != nil && err.Code == codes.Unavailable && sleep(bounded, between(20*time.Millisecond, 50*time.Millisecond)) {
		// The proxy may know a better replica.
		asked = time.Now()
		response, err = c.evaluate(bounded, signal)
	}
	if err == nil {
		c.memory.keep(response, asked)
		return Decision{
			ShouldTrade: response.ShouldTrade, Source: FromServer, Reason: response.Reason, ID: response.DecisionId,
			Thresholds: response.Thresholds, Response: response,
		}, nil
	}
	fallback := Decision{ShouldTrade: isExit(signal), Source: FromFallback, Reason: "the server cannot be asked: " + err.Error()}
	if !err.meansAway() {
		return fallback, err
	}
	if set, age := c.memory.recall(c.user, symbol); set != nil {
		return Decision{
			ShouldTrade: trades(signal, set), Source: FromLastKnown, Thresholds: set,
			Reason: fmt.Sprintf("by thresholds known for %.1f s, as %s", age.Seconds(), fallback.Reason),
		}, nil
	}
	return fallback, nil
}

func (c *Client) evaluate(ctx context.Context, signal *v1.Signal) (*v1.EvaluateResponse, *Error) {
	var trailer metadata.MD
	request := &v1.EvaluateRequest{UserId: c.user, Signal: signal}
	response, err := c.Service.Evaluate(ctx, request, grpc.Trailer(&trailer))
	return response, errorOf(ctx, err, trailer)
}

// meansAway tells whether the server could not be asked, or had no answer; anything else is for the caller to mend.
func (e *Error) meansAway() bool {
	switch e.Code {
	case codes.Unavailable, codes.DeadlineExceeded, codes.ResourceExhausted, codes.Internal, codes.Unknown, codes.Aborted,
		codes.DataLoss:
		return true
	default:
		return false
	}
}

// between is a random length of time, so that many clients do not come at once. (Go before 1.20 seeds math/rand alike in
// every process.)
func between(low, high time.Duration) time.Duration {
	span, err := rand.Int(rand.Reader, big.NewInt(int64(high-low)+1))
	if err != nil { // a system without random numbers
		return high
	}
	return low + time.Duration(span.Int64())
}

// sleep is false if ctx ends first, or would.
func sleep(ctx context.Context, duration time.Duration) bool {
	if deadline, said := ctx.Deadline(); said && time.Until(deadline) <= duration {
		return false
	}
	timer := time.NewTimer(duration)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
