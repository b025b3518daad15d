// Package adaptivethreshold asks a thresholdd whether to trade, tells it of trades, and watches thresholds.
//
// The messages are those of package adaptivethreshold/v1, generated from proto/.
package adaptivethreshold

import (
	"context"
	"fmt"
	"time"

	v1 "adaptivethreshold/v1"

	"google.golang.org/grpc"
	"google.golang.org/grpc/backoff"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/keepalive"
	"google.golang.org/grpc/metadata"
)

const (
	// DefaultDeadline of a call.
	DefaultDeadline = time.Second
	// DefaultRecordDeadline of RecordTrades, with all its attempts.
	DefaultRecordDeadline = 30 * time.Second
	// LastKnownMax is the greatest age of thresholds that a client may decide from by itself; the server refuses older ones, too.
	LastKnownMax = time.Minute
)

// Options of a client. The zero value is plain text without a key.
type Options struct {
	// Key goes along with every call; empty for a server without keys.
	Key string
	// Deadline of a call whose context has none; zero for DefaultDeadline.
	Deadline time.Duration
	// RecordDeadline of a RecordTrades whose context has none; zero for DefaultRecordDeadline.
	RecordDeadline time.Duration
	// LastKnown lets ShouldTrade decide from the last known thresholds while the server cannot be asked, if they are no
	// older than this; at most LastKnownMax. Zero: such entries are refused.
	LastKnown time.Duration
	// TLS of the connection; nil for plain text.
	TLS credentials.TransportCredentials
}

// A Client acts for one user, over one connection, and one more for each watch. Any number of goroutines may share it.
type Client struct {
	// Service has every call as generated, with key and deadline on it. ErrorOf reads its errors.
	Service v1.AdaptiveThresholdServiceClient

	target, user string
	options      Options
	connection   *grpc.ClientConn
	memory       memory
}

// Connect prepares a client of the server at target, such as "127.0.0.1:50051", and connects in the background: a server
// that is away shows in the calls.
func Connect(target, user string, options Options) (*Client, error) {
	if options.LastKnown < 0 || options.LastKnown > LastKnownMax {
		return nil, fmt.Errorf("LastKnown is %v; it must be 0 to %v", options.LastKnown, LastKnownMax)
	}
	if options.Deadline <= 0 {
		options.Deadline = DefaultDeadline
	}
	if options.RecordDeadline <= 0 {
		options.RecordDeadline = DefaultRecordDeadline
	}
	connection, err := dial(target, options)
	if err != nil {
		return nil, err
	}
	return &Client{
		Service: v1.NewAdaptiveThresholdServiceClient(connection), target: target, user: user, options: options,
		connection: connection, memory: memory{ageMax: options.LastKnown},
	}, nil
}

// Close ends the connection and every call on it. A watch ends with its own context.
func (c *Client) Close() error { return c.connection.Close() }

// Thresholds reads the effective thresholds of a symbol; of the user's global set if it is empty.
func (c *Client) Thresholds(ctx context.Context, symbol string) (*v1.ThresholdSet, error) {
	response, err := c.Service.GetThresholds(ctx, &v1.GetThresholdsRequest{UserId: c.user, Symbol: symbol})
	if err != nil {
		return nil, ErrorOf(ctx, err)
	}
	return response.ThresholdSet, nil
}

// dial prepares one connection.
func dial(target string, options Options) (*grpc.ClientConn, error) {
	transport := grpc.WithInsecure()
	if options.TLS != nil {
		transport = grpc.WithTransportCredentials(options.TLS)
	}
	manners := manners{key: options.Key, deadline: options.Deadline}
	return grpc.Dial(target, transport,
		grpc.WithDefaultCallOptions(grpc.ForceCodec(codec{})),
		grpc.WithUnaryInterceptor(manners.unary), grpc.WithStreamInterceptor(manners.stream),
		// A server that is back is found within two seconds, not within the two minutes of the library.
		grpc.WithConnectParams(grpc.ConnectParams{
			Backoff: backoff.Config{
				BaseDelay: 100 * time.Millisecond, Multiplier: 1.6, Jitter: 0.2, MaxDelay: 2 * time.Second,
			},
			MinConnectTimeout: 2 * time.Second,
		}),
		// Finds a connection that is dead without a word. The server permits a ping every 10 s.
		grpc.WithKeepaliveParams(keepalive.ClientParameters{
			Time: 20 * time.Second, Timeout: 5 * time.Second, PermitWithoutStream: true,
		}))
}

// manners of every call: it shows its key and has a deadline.
type manners struct {
	key      string
	deadline time.Duration
}

// withKey adds the key. (PerRPCCredentials would refuse to travel in plain text, which loopback is.)
func (m manners) withKey(ctx context.Context) context.Context {
	if m.key == "" {
		return ctx
	}
	return metadata.AppendToOutgoingContext(ctx, "authorization", "Bearer "+m.key)
}

func (m manners) unary(ctx context.Context, method string, request, reply interface{}, connection *grpc.ClientConn,
	invoke grpc.UnaryInvoker, options ...grpc.CallOption) error {
	ctx, end := bounded(ctx, m.deadline)
	defer end()
	return invoke(m.withKey(ctx), method, request, reply, connection, options...)
}

// stream has no deadline: how long one lasts is the caller's affair.
func (m manners) stream(ctx context.Context, description *grpc.StreamDesc, connection *grpc.ClientConn, method string,
	open grpc.Streamer, options ...grpc.CallOption) (grpc.ClientStream, error) {
	return open(m.withKey(ctx), description, connection, method, options...)
}

// bounded is ctx with a deadline, if it has none of its own.
func bounded(ctx context.Context, deadline time.Duration) (context.Context, context.CancelFunc) {
	if _, said := ctx.Deadline(); said {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, deadline)
}
