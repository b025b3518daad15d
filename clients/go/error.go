package adaptivethreshold

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/golang/protobuf/ptypes"
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
)

// An Error that a call ended with.
type Error struct {
	Code codes.Code
	// Reason is the server's constant name of the cause, such as TRADE_CONFLICT; empty if the error is not the server's own.
	Reason  string
	Message string
	// Faults has every bad field, with INVALID_ARGUMENT.
	Faults []Fault
	// RetryAfter is how long the server asks to wait before the same call; nil if it did not say.
	RetryAfter *time.Duration

	// final: the server asks not to repeat the call.
	final bool
}

// A Fault of one field.
type Fault struct{ Field, Description string }

func (e *Error) Error() string {
	text := e.Code.String()
	if e.Reason != "" {
		text += " (" + e.Reason + ")"
	}
	text += ": " + e.Message
	for _, fault := range e.Faults {
		text += fmt.Sprintf("; %s %s", fault.Field, fault.Description)
	}
	return text
}

// GRPCStatus lets status.FromError and status.Code read it.
func (e *Error) GRPCStatus() *status.Status { return status.New(e.Code, e.Message) }

// ErrorOf reads what a call of Client.Service ended with; nil for nil. The context is the call's.
func ErrorOf(ctx context.Context, err error) *Error { return errorOf(ctx, err, nil) }

// errorOf reads an error and the trailers that came with it. A grpc-retry-pushback-ms that is negative or no number means
// "not again". Source: gRFC A6.
func errorOf(ctx context.Context, err error, trailer metadata.MD) *Error {
	if err == nil {
		return nil
	}
	var known *Error
	if errors.As(err, &known) {
		return known
	}
	from := status.Convert(err)
	found := &Error{Code: from.Code(), Message: from.Message()}
	for _, detail := range from.Details() {
		switch detail := detail.(type) {
		case *errdetails.ErrorInfo:
			found.Reason = detail.Reason
		case *errdetails.BadRequest:
			for _, violation := range detail.FieldViolations {
				found.Faults = append(found.Faults, Fault{violation.Field, violation.Description})
			}
		case *errdetails.RetryInfo:
			if wait, fault := ptypes.Duration(detail.RetryDelay); fault == nil {
				found.RetryAfter = &wait
			}
		}
	}
	if found.Reason == "" && found.isBroken(ctx) {
		found.Message = found.Code.String() + ": " + found.Message
		found.Code = codes.Unavailable
	}
	if pushback := trailer.Get("grpc-retry-pushback-ms"); len(pushback) > 0 {
		milliseconds, fault := strconv.ParseInt(pushback[0], 10, 32)
		if fault == nil && milliseconds >= 0 {
			wait := time.Duration(milliseconds) * time.Millisecond
			found.RetryAfter = &wait
		} else {
			found.final = true
		}
	}
	return found
}

// isBroken tells whether the connection broke on the way, which shows as one of several codes: every error of the server
// itself has a reason.
func (e *Error) isBroken(ctx context.Context) bool {
	switch e.Code {
	case codes.Unknown, codes.Internal:
		return true
	case codes.Canceled:
		return ctx.Err() != context.Canceled
	default:
		return false
	}
}
