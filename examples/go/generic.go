// The format GENERIC, which Oracle's SDK for Go leaves to the application: it hands a stream over as JSON. This is the
// shortest application that reads it; what it does by itself is marked so. An adapter over a client that reads streams
// for its users needs no such file, and reports what that client gives.
package main

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/oracle/oci-go-sdk/v65/common"
	gai "github.com/oracle/oci-go-sdk/v65/generativeaiinference"
)

// messagesOf is what a call says, as the SDK has it; it has a type for each role.
func messagesOf(call Call) (all []gai.Message) {
	for _, one := range call.Messages {
		content := []gai.ChatContent{gai.TextContent{Text: &one.Text}}
		all = append(all, map[string]gai.Message{
			"system": gai.SystemMessage{Content: content}, "developer": gai.DeveloperMessage{Content: content},
			"user": gai.UserMessage{Content: content}, "assistant": gai.AssistantMessage{Content: content},
		}[one.Role])
	}
	return all
}

// limitsOf is the limit of a call's tokens, as maxTokens or as maxCompletionTokens: OpenAI's models but the open-weight
// ones refuse the first, as they refuse max_tokens on chat completions.
func limitsOf(call Call) (tokens, completion *int) {
	if strings.HasPrefix(call.Model, "openai.") && !strings.HasPrefix(call.Model, "openai.gpt-oss") {
		return nil, call.Options.MaxTokens
	}
	return call.Options.MaxTokens, nil
}

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

// turnOf reads an answer to its end, and gives the members of the message result; beside an error, what came before it.
func turnOf(answer gai.ChatResponse, stream bool, tell Tell) (Object, error) {
	var sum turn
	var err error
	if stream {
		err = sum.addFrames(answer.RawResponse, tell)
	} else if body, wrong := json.Marshal(answer.ChatResponse); wrong != nil {
		err = wrong
	} else {
		err = sum.add(body, tell)
	}
	// By itself: the SDK takes a stream that breaks off for one that has ended.
	if err == nil && !sum.done && sum.finish == nil {
		err = errors.New("the stream ended before the turn did")
	}
	result := Object{"text": sum.text, "usage": sum.usage, "finishReason": sum.finish}
	result["requestId"] = answer.OpcRequestId
	return result, err
}

func (sum *turn) addFrames(stream *http.Response, tell Tell) error {
	events, err := common.NewSSEReader(stream)
	if err != nil {
		return err
	}
	var wrong error // ReadAllEvents reads on: its handler has no way to stop it
	err = events.ReadAllEvents(func(event []byte) {
		if sum.done = sum.done || string(event) == "[DONE]"; !sum.done && wrong == nil {
			wrong = sum.add(event, tell)
		}
	})
	return errors.Join(wrong, err)
}

func (sum *turn) add(body []byte, tell Tell) error {
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
		tell.Text(part.Text)
	}
	if said.FinishReason != nil {
		sum.finish = said.FinishReason
	}
	if frame.Usage != nil {
		sum.usage = frame.Usage
	}
	return nil
}
