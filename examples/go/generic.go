// The format GENERIC, as Oracle's SDK for Go hands a stream over: JSON, which an application reads by itself. An
// adapter over a client that reads it for its users needs no such file.
package main

import (
	"encoding/json"
	"errors"
	"net/http"

	"github.com/oracle/oci-go-sdk/v65/common"
	gai "github.com/oracle/oci-go-sdk/v65/generativeaiinference"
)

// choice is what the model says: a frame of a stream is one, a whole answer holds one.
type choice struct {
	Message      struct{ Content []struct{ Text string } }
	FinishReason *string
}

// turn is what frames, or a whole answer alone, add up to.
type turn struct {
	text   string
	finish *string
	usage  Object
	done   bool
}

// turnOf reads an answer to its end, and gives the members of the message result.
func turnOf(answer gai.ChatResponse, stream bool, tell func(text string)) (Object, error) {
	var sum turn
	var err error
	if stream {
		err = sum.addFrames(answer.RawResponse, tell)
	} else if body, wrong := json.Marshal(answer.ChatResponse); wrong != nil {
		err = wrong
	} else {
		err = sum.add(body, tell)
	}
	if err == nil && !sum.done && sum.finish == nil {
		err = errors.New("the stream ended before the turn did")
	}
	result := Object{"text": sum.text, "usage": sum.usage, "finishReason": sum.finish}
	result["requestId"] = answer.OpcRequestId
	return result, err
}

func (sum *turn) addFrames(stream *http.Response, tell func(text string)) error {
	events, err := common.NewSSEReader(stream)
	if err != nil {
		return err
	}
	return events.ReadAllEvents(func(event []byte) {
		if sum.done = sum.done || string(event) == "[DONE]"; sum.done {
			return
		}
		if err := sum.add(event, tell); err != nil {
			panic(err) // ReadAllEvents has no other way out
		}
	})
}

func (sum *turn) add(body []byte, tell func(text string)) error {
	var frame struct {
		choice
		Choices []choice
		Usage   Object
	}
	if err := json.Unmarshal(body, &frame); err != nil {
		return err
	}
	said := append(frame.Choices, frame.choice)[0]
	for _, part := range said.Message.Content {
		sum.text += part.Text
		tell(part.Text)
	}
	if said.FinishReason != nil {
		sum.finish = said.FinishReason
	}
	if frame.Usage != nil {
		sum.usage = frame.Usage
	}
	return nil
}
