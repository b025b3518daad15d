package main

import (
	"context"
	"errors"
	"time"

	threshold "adaptivethreshold"
	v1 "adaptivethreshold/v1"

	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/types/known/durationpb"
)

// repeats: what is sent again, when, and when no more.
func repeats(s *stage) {
	trades := []*v1.Trade{{TradeId: "a"}, {TradeId: "b"}}
	recorded := func(id string) *v1.RecordResult {
		return &v1.RecordResult{Id: id, Status: v1.RecordStatus_RECORD_STATUS_RECORDED}
	}
	waits := &script{record: func(call int, request *v1.RecordTradesRequest) ([]*v1.RecordResult, error, string) {
		switch call {
		case 1:
			return nil, failure(codes.Unavailable), "400"
		case 2:
			away := &v1.ItemError{Code: int32(codes.Unavailable)}
			return []*v1.RecordResult{{Id: "a", Error: away}, recorded("b")}, nil, ""
		case 3: // a connection that broke
			return nil, failure(codes.Internal), ""
		default:
			if len(request.Trades) != 1 {
				return nil, failure(codes.InvalidArgument), ""
			}
			return []*v1.RecordResult{recorded("a")}, nil, ""
		}
	}}
	results, err := waits.play(s).RecordTrades(s.ctx, trades...)
	must(err == nil && len(results) == 2 && results[0].Id == "a" && results[1].Id == "b", "%v, %v", results, err)
	must(results[0].Error == nil && waits.calls == 4, "%v after %d calls", results, waits.calls)
	wait := waits.arrived[1].Sub(waits.arrived[0])
	must(wait >= 400*time.Millisecond, "repeated after %v instead of 400 ms", wait)

	for _, final := range []struct {
		code     codes.Code
		pushback string
	}{{codes.Unavailable, "-1"}, {codes.ResourceExhausted, ""}, {codes.InvalidArgument, ""}, {codes.PermissionDenied, ""}} {
		once := &script{record: func(int, *v1.RecordTradesRequest) ([]*v1.RecordResult, error, string) {
			return nil, failure(final.code), final.pushback
		}}
		_, err = once.play(s).RecordTrades(s.ctx, trades...)
		mustBe(err, final.code, "")
		must(once.calls == 1, "%v %s was tried %d times", final.code, final.pushback, once.calls)
	}

	away := &script{record: func(int, *v1.RecordTradesRequest) ([]*v1.RecordResult, error, string) {
		return nil, failure(codes.Unavailable), ""
	}}
	client := away.play(s)
	bounded, end := context.WithTimeout(s.ctx, 2*time.Second)
	defer end()
	begun := time.Now()
	_, err = client.RecordTrades(bounded, trades...)
	took := time.Since(begun)
	// The deadline itself may end the last attempt, and on a busy machine it is noticed late.
	var typed *threshold.Error
	must(errors.As(err, &typed) && (typed.Code == codes.Unavailable || typed.Code == codes.DeadlineExceeded), "%v", err)
	must(took < 10*time.Second && away.count() >= 2, "%d calls in %v", away.count(), took)
}

// tokens: which token a watch goes on with, whatever it was cut off in.
func tokens(s *stage) {
	set := func(symbol string) *v1.ThresholdSet { return &v1.ThresholdSet{Symbol: symbol} }
	snapshot := func(symbol string) *v1.WatchThresholdsResponse {
		return &v1.WatchThresholdsResponse{ResumeToken: "part", Event: &v1.WatchThresholdsResponse_Snapshot_{
			Snapshot: &v1.WatchThresholdsResponse_Snapshot{ThresholdSets: []*v1.ThresholdSet{set(symbol)}}}}
	}
	change := func(token string) *v1.WatchThresholdsResponse {
		return &v1.WatchThresholdsResponse{ResumeToken: token, Event: &v1.WatchThresholdsResponse_Change_{
			Change: &v1.WatchThresholdsResponse_Change{ThresholdSet: set("A")}}}
	}
	var came []string
	played := &script{}
	played.watch = func(call int, request *v1.WatchThresholdsRequest, send func(*v1.WatchThresholdsResponse)) error {
		came = append(came, request.ResumeToken)
		switch call {
		case 1: // cut off in the snapshot
			send(snapshot("A"))
			return failure(codes.Unavailable)
		case 2:
			send(snapshot("A"))
			send(snapshot("B"))
			send(&v1.WatchThresholdsResponse{ResumeToken: "1",
				Event: &v1.WatchThresholdsResponse_SnapshotComplete_{SnapshotComplete: &v1.WatchThresholdsResponse_SnapshotComplete{}}})
			send(change("2"))
			send(&v1.WatchThresholdsResponse{Event: &v1.WatchThresholdsResponse_GoingAway_{
				GoingAway: &v1.WatchThresholdsResponse_GoingAway{ReconnectAfter: durationpb.New(10 * time.Millisecond)}}})
			<-s.ctx.Done() // the client leaves by itself
			return nil
		case 3:
			send(change("3"))
			send(&v1.WatchThresholdsResponse{ResumeToken: "4",
				Event: &v1.WatchThresholdsResponse_Bookmark_{Bookmark: &v1.WatchThresholdsResponse_Bookmark{}}})
			return nil
		default:
			return failure(codes.PermissionDenied)
		}
	}
	watch := played.play(s).Watch(s.ctx, threshold.WatchOptions{}, "A", "B")
	must(watch.Next() && len(watch.Event().Snapshot) == 2, "not one whole snapshot: %v, %v", watch.Event(), watch.Err())
	for _, token := range []string{"2", "3"} {
		must(watch.Next() && watch.Event().ResumeToken == token, "%v where %s was to come", watch.Event(), token)
	}
	must(!watch.Next(), "%v where the end was to come", watch.Event())
	mustBe(watch.Err(), codes.PermissionDenied, "")
	must(len(came) == 4 && came[0] == "" && came[1] == "" && came[2] == "2" && came[3] == "4", "tokens: %q", came)
}
