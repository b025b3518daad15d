// Proves the client against the stage of Tests/Clients, item by item; clients/README.md lists them.
package main

import (
	"errors"
	"fmt"
	"os"

	threshold "adaptivethreshold"

	"google.golang.org/grpc/codes"
)

// items in their order.
var items = []struct {
	name  string
	prove func(*stage)
}{
	{"connect", connect}, {"should_trade", shouldTrade}, {"fallback", fallback}, {"last_known", lastKnown},
	{"deadline", deadline}, {"trade_once", tradeOnce}, {"watch_resume", watchResume}, {"watch_silence", watchSilence},
	{"wrong_key", wrongKey},
}

func main() {
	failed := false
	for _, item := range items {
		if err := attempt(item.name, item.prove); err != nil {
			failed = true
			fmt.Printf("CHECK %s FAILED %v\n", item.name, err)
		} else {
			fmt.Printf("CHECK %s ok\n", item.name)
		}
	}
	if failed {
		os.Exit(1)
	}
}

// attempt is the first fault of an item.
func attempt(name string, prove func(*stage)) (err error) {
	stage := newStage(name)
	defer func() {
		if found := recover(); found != nil {
			fault, ok := found.(fault)
			if !ok {
				panic(found)
			}
			err = fault
		}
	}()
	defer stage.end()
	prove(stage)
	return nil
}

// A fault ends an item.
type fault string

func (f fault) Error() string { return string(f) }

// must ends the item unless the condition holds.
func must(condition bool, format string, values ...interface{}) {
	if !condition {
		panic(fault(fmt.Sprintf(format, values...)))
	}
}

// mustBe ends the item unless the error is of that code, and with that reason.
func mustBe(err error, code codes.Code, reason string) {
	var typed *threshold.Error
	must(errors.As(err, &typed), "not an Error: %v", err)
	must(typed.Code == code && typed.Reason == reason, "%v", err)
}
