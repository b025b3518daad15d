package main

import (
	"context"
	"io"
	"net/http"
	"os"
	"strings"

	threshold "adaptivethreshold"
)

// A stage is what one item plays on, with a user of its own.
type stage struct {
	user string
	ctx  context.Context
	ends []func()
}

func newStage(item string) *stage {
	// Without a deadline, which calls would take for theirs.
	ctx, cancel := context.WithCancel(context.Background())
	stage := &stage{user: os.Getenv("THRESHOLD_USER") + "-" + item, ctx: ctx}
	stage.ends = append(stage.ends, func() { stage.control("/restore") }, cancel)
	return stage
}

// end closes everything and restores the stage.
func (s *stage) end() {
	for index := len(s.ends) - 1; index >= 0; index-- {
		s.ends[index]()
	}
}

// client connects through the proxy, with the key unless the options have another.
func (s *stage) client(options threshold.Options) *threshold.Client {
	if options.Key == "" {
		options.Key = os.Getenv("THRESHOLD_KEY")
	}
	client, err := threshold.Connect(os.Getenv("THRESHOLD_TARGET"), s.user, options)
	must(err == nil, "connect: %v", err)
	s.ends = append(s.ends, func() { _ = client.Close() })
	return client
}

// control changes the stage; what it answers.
func (s *stage) control(path string) string {
	response, err := http.Get(os.Getenv("THRESHOLD_CONTROL") + path)
	must(err == nil, "%s: %v", path, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	must(err == nil && response.StatusCode == http.StatusOK, "%s: %v %s", path, err, body)
	return strings.TrimSpace(string(body))
}
