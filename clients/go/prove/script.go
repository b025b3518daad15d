package main

import (
	"context"
	"net"
	"sync"
	"time"

	threshold "adaptivethreshold"
	v1 "adaptivethreshold/v1"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/encoding"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
)

// A script is a server that answers as told, for what no real one does on request.
type script struct {
	v1.UnimplementedAdaptiveThresholdServiceServer
	mutex   sync.Mutex
	record  func(call int, request *v1.RecordTradesRequest) ([]*v1.RecordResult, error, string)
	watch   func(call int, request *v1.WatchThresholdsRequest, send func(*v1.WatchThresholdsResponse)) error
	calls   int
	arrived []time.Time
}

// play starts it; a client of it, which ends with the item.
func (s *script) play(stage *stage) *threshold.Client {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(err == nil, "%v", err)
	server := grpc.NewServer(grpc.CustomCodec(messages{}))
	v1.RegisterAdaptiveThresholdServiceServer(server, s)
	go func() { _ = server.Serve(listener) }()
	client, err := threshold.Connect(listener.Addr().String(), "script", threshold.Options{})
	must(err == nil, "%v", err)
	stage.ends = append(stage.ends, server.Stop, func() { _ = client.Close() })
	return client
}

func (s *script) RecordTrades(ctx context.Context, request *v1.RecordTradesRequest) (*v1.RecordTradesResponse, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.calls++
	s.arrived = append(s.arrived, time.Now())
	results, err, pushback := s.record(s.calls, request)
	if pushback != "" {
		_ = grpc.SetTrailer(ctx, metadata.Pairs("grpc-retry-pushback-ms", pushback))
	}
	return &v1.RecordTradesResponse{Results: results}, err
}

func (s *script) WatchThresholds(request *v1.WatchThresholdsRequest, stream v1.AdaptiveThresholdService_WatchThresholdsServer) error {
	s.mutex.Lock()
	s.calls++
	call := s.calls
	s.mutex.Unlock()
	return s.watch(call, request, func(message *v1.WatchThresholdsResponse) { _ = stream.Send(message) })
}

// count is how many calls came; one that its client has given up may still be at work.
func (s *script) count() int {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.calls
}

func failure(code codes.Code) error { return status.Error(code, "as the script says") }

// messages is the client's codec, for the server's side; see its comment there.
type messages struct{}

var _ encoding.Codec = messages{}

func (messages) Name() string   { return "proto" }
func (messages) String() string { return "proto" }
func (messages) Marshal(value interface{}) ([]byte, error) {
	return proto.Marshal(value.(proto.Message))
}
func (messages) Unmarshal(bytes []byte, value interface{}) error {
	return proto.Unmarshal(bytes, value.(proto.Message))
}
