package adaptivethreshold

import (
	"context"
	"fmt"
	"time"

	v1 "adaptivethreshold/v1"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/protobuf/proto"
)

const (
	// attemptMax is how long one attempt may take: a replica that hangs must not use up the whole deadline.
	attemptMax = 5 * time.Second
	firstPause = 100 * time.Millisecond
	pauseMax   = 5 * time.Second
)

// RecordTrades records closed trades, at most 1,000, and returns what became of each, in order; what is answered is durable.
// A trade without a user is the client's user's.
//
// It tries again while the server is away, until the deadline: a trade is known by its id, so that one whose answer got lost
// comes back as ALREADY_RECORDED and counts once. A result with an error is the caller's to mend.
func (c *Client) RecordTrades(ctx context.Context, trades ...*v1.Trade) ([]*v1.RecordResult, error) {
	missing := make([]*v1.Trade, len(trades))
	for index, trade := range trades {
		if trade.GetTradeId() == "" {
			return nil, fmt.Errorf("trades[%d] has no trade_id, and could not be repeated safely", index)
		}
		missing[index] = c.owned(trade)
	}
	ctx, end := bounded(ctx, c.options.RecordDeadline)
	defer end()
	results := make([]*v1.RecordResult, len(trades))
	// Of each trade that is still missing, its place in the results.
	places := make([]int, len(trades))
	for index := range places {
		places[index] = index
	}
	for pause := firstPause; ; pause = min(2*pause, pauseMax) {
		answer, err := c.record(ctx, missing)
		var left []int
		for index, result := range answer {
			results[places[index]] = result
			if codes.Code(result.GetError().GetCode()) == codes.Unavailable {
				left = append(left, index)
			}
		}
		if err == nil && len(left) == 0 {
			return results, nil
		}
		if err == nil {
			for index, from := range left {
				missing[index], places[index] = missing[from], places[from]
			}
			missing, places = missing[:len(left)], places[:len(left)]
		} else if !err.mayRepeat() || ctx.Err() != nil {
			return nil, err
		}
		wait := between(pause/2, pause)
		if err != nil && err.RetryAfter != nil {
			wait = *err.RetryAfter
		}
		if !sleep(ctx, wait) {
			if err == nil { // each result that is missing says why
				return results, nil
			}
			return nil, err
		}
	}
}

// record is one attempt.
func (c *Client) record(ctx context.Context, trades []*v1.Trade) ([]*v1.RecordResult, *Error) {
	ctx, end := context.WithTimeout(ctx, attemptMax)
	defer end()
	var trailer metadata.MD
	response, err := c.Service.RecordTrades(ctx, &v1.RecordTradesRequest{Trades: trades}, grpc.Trailer(&trailer))
	if err == nil && len(response.Results) != len(trades) {
		return nil, &Error{Code: codes.Internal, Message: "the answer has not a result for each trade"}
	}
	return response.GetResults(), errorOf(ctx, err, trailer)
}

// owned is the trade with its user.
func (c *Client) owned(trade *v1.Trade) *v1.Trade {
	if trade.UserId != "" {
		return trade
	}
	owned := proto.Clone(trade).(*v1.Trade)
	owned.UserId = c.user
	return owned
}

// mayRepeat tells whether a call that is harmless to repeat may succeed a little later. DEADLINE_EXCEEDED is the attempt's:
// the caller's own deadline ends the wait before it.
func (e *Error) mayRepeat() bool {
	switch e.Code {
	case codes.Unavailable, codes.DeadlineExceeded:
		return !e.final
	case codes.ResourceExhausted, codes.Aborted:
		return !e.final && e.RetryAfter != nil
	default:
		return false
	}
}

func min(a, b time.Duration) time.Duration {
	if a < b {
		return a
	}
	return b
}
