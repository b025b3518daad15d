package adaptivethreshold

import (
	"context"
	"time"

	v1 "adaptivethreshold/v1"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/durationpb"
)

const (
	// DefaultBookmarkInterval is how often a quiet watch says that it is alive.
	DefaultBookmarkInterval = 15 * time.Second
	bookmarkIntervalMin     = 5 * time.Second
	bookmarkIntervalMax     = time.Minute
	// reconnectDelay is how long a watch waits before it connects again, unless the server asks for longer.
	reconnectDelay = time.Second
)

// WatchOptions of one watch. The zero value begins with a snapshot and shows every change.
type WatchOptions struct {
	// ResumeToken of the last event seen: go on after it, without a snapshot.
	ResumeToken string
	// Conflate lets a reader that is too slow have the latest change of each scope instead of every one.
	Conflate bool
	// BookmarkInterval is 5 to 60 s; zero for DefaultBookmarkInterval. After three of them without a message the watch
	// reconnects.
	BookmarkInterval time.Duration
}

// An Event of a watch: a snapshot or a change.
type Event struct {
	// Snapshot has the state of all watched scopes: at the beginning, and again if the log was compacted past the watch.
	// Nil with a change.
	Snapshot []*v1.ThresholdSet
	// Change of one scope; nil with a snapshot.
	Change *v1.WatchThresholdsResponse_Change
	// ResumeToken goes on after this event, in any process and on any replica.
	ResumeToken string
}

// A Watch shows the thresholds of symbols and then every change, once and in order, over any number of connections:
//
//	watch := client.Watch(ctx, adaptivethreshold.WatchOptions{}, "BTCUSDT")
//	for watch.Next() {
//		event := watch.Event()
//	}
//	err := watch.Err()
//
// One goroutine reads it. It ends with its context, or with an error that another connection would not mend.
type Watch struct {
	client  *Client
	context context.Context
	options WatchOptions
	scopes  []*v1.Scope

	// connection is the watch's own, and a new one each time: what was lost may be half-open, and would swallow the next
	// stream as well.
	connection *grpc.ClientConn
	stream     v1.AdaptiveThresholdService_WatchThresholdsClient
	cancel     context.CancelFunc
	// silence ends a stream that says nothing for three intervals: its peer is gone, though no packet may ever say so.
	silence *time.Timer
	token   string
	// snapshot is what has come of one that is not complete; until it is, tokens do not stand for the whole.
	snapshot   []*v1.ThresholdSet
	inSnapshot bool

	event Event
	err   error
}

// Watch prepares a watch of symbols, of the user's global set where one is empty; the first Next opens it.
func (c *Client) Watch(ctx context.Context, options WatchOptions, symbols ...string) *Watch {
	switch interval := &options.BookmarkInterval; {
	// What the server makes of it; otherwise silence would be misjudged.
	case *interval <= 0:
		*interval = DefaultBookmarkInterval
	case *interval < bookmarkIntervalMin:
		*interval = bookmarkIntervalMin
	case *interval > bookmarkIntervalMax:
		*interval = bookmarkIntervalMax
	}
	scopes := make([]*v1.Scope, len(symbols))
	for index, symbol := range symbols {
		scopes[index] = &v1.Scope{UserId: c.user, Symbol: symbol}
	}
	return &Watch{client: c, context: ctx, options: options, scopes: scopes, token: options.ResumeToken}
}

// Next waits for the next event; false at the end.
func (w *Watch) Next() bool {
	for w.err == nil {
		message, err := w.receive()
		if err == nil && w.take(message) {
			return true
		}
		if err != nil {
			w.lost(err)
		}
	}
	w.disconnect()
	return false
}

// Event is what Next has found.
func (w *Watch) Event() Event { return w.event }

// Err is why the watch ended: its context's error, or an *Error.
func (w *Watch) Err() error { return w.err }

// ResumeToken goes on after the last event, or after a bookmark that followed it. Empty before the first snapshot.
func (w *Watch) ResumeToken() string { return w.token }

func (w *Watch) receive() (*v1.WatchThresholdsResponse, error) {
	if w.stream == nil {
		if err := w.connect(); err != nil {
			return nil, err
		}
	}
	// Only while waiting: what comes while the reader is busy lies in a buffer.
	w.silence.Reset(3 * w.options.BookmarkInterval)
	defer w.silence.Stop()
	return w.stream.Recv()
}

func (w *Watch) connect() error {
	ctx, cancel := context.WithCancel(w.context)
	w.cancel = cancel
	w.silence = time.AfterFunc(3*w.options.BookmarkInterval, cancel)
	connection, err := dial(w.client.target, w.client.options)
	if err != nil {
		return err
	}
	w.connection = connection
	w.snapshot, w.inSnapshot = nil, w.token == ""
	w.stream, err = v1.NewAdaptiveThresholdServiceClient(connection).WatchThresholds(ctx, &v1.WatchThresholdsRequest{
		Scopes: w.scopes, ResumeToken: w.token, Conflate: &w.options.Conflate, AutoResnapshot: true,
		BookmarkInterval: durationpb.New(w.options.BookmarkInterval),
	})
	return err
}

func (w *Watch) disconnect() {
	if w.cancel != nil {
		w.cancel()
		w.silence.Stop()
	}
	if w.connection != nil {
		_ = w.connection.Close() // only ever complains of being closed already
	}
	w.connection, w.stream = nil, nil
}

// take is whether the message makes an event.
func (w *Watch) take(message *v1.WatchThresholdsResponse) bool {
	switch event := message.Event.(type) {
	case *v1.WatchThresholdsResponse_Snapshot_:
		w.snapshot, w.inSnapshot = append(w.snapshot, event.Snapshot.ThresholdSets...), true
		return false
	case *v1.WatchThresholdsResponse_SnapshotComplete_:
		w.token, w.inSnapshot = message.ResumeToken, false
		w.event, w.snapshot = Event{Snapshot: w.snapshot, ResumeToken: w.token}, nil
		return true
	case *v1.WatchThresholdsResponse_Change_:
		w.token = message.ResumeToken
		w.event = Event{Change: event.Change, ResumeToken: w.token}
		return true
	case *v1.WatchThresholdsResponse_Bookmark_:
		if !w.inSnapshot {
			w.token = message.ResumeToken
		}
	case *v1.WatchThresholdsResponse_GoingAway_:
		w.disconnect()
		w.pause(event.GoingAway.GetReconnectAfter().AsDuration())
	}
	return false
}

// lost ends the connection and waits, if another one may help.
func (w *Watch) lost(err error) {
	found := ErrorOf(w.context, err)
	if w.stream != nil {
		found = errorOf(w.context, err, w.stream.Trailer())
	}
	w.disconnect()
	// After REVISION_COMPACTED it begins again with a snapshot.
	if w.context.Err() == nil && !found.meansAway() && found.Reason != "REVISION_COMPACTED" {
		w.err = found
		return
	}
	wait := reconnectDelay
	if found.RetryAfter != nil && *found.RetryAfter > wait {
		wait = *found.RetryAfter
	}
	w.pause(wait)
}

// pause waits before the next connection.
func (w *Watch) pause(duration time.Duration) {
	timer := time.NewTimer(duration)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-w.context.Done():
		w.err = w.context.Err()
	}
}
