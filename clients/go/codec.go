package adaptivethreshold

import (
	"fmt"

	"google.golang.org/protobuf/proto"
)

// codec writes messages with google.golang.org/protobuf, which knows optional fields and unknown ones. The codec of an old
// grpc (Debian's is 1.33) goes through github.com/golang/protobuf 1.3, which was made before both.
type codec struct{}

func (codec) Name() string { return "proto" }

func (codec) Marshal(value interface{}) ([]byte, error) {
	message, ok := value.(proto.Message)
	if !ok {
		return nil, fmt.Errorf("%T is no protobuf message", value)
	}
	return proto.Marshal(message)
}

func (codec) Unmarshal(bytes []byte, value interface{}) error {
	message, ok := value.(proto.Message)
	if !ok {
		return fmt.Errorf("%T is no protobuf message", value)
	}
	return proto.Unmarshal(bytes, message)
}
