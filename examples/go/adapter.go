// Oracle's SDK for Go, native chat: go build adapter.go && npx oci-conform --provider ./adapter
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/oracle/oci-go-sdk/v65/common"
	gai "github.com/oracle/oci-go-sdk/v65/generativeaiinference"
)

type object = map[string]any

type call struct {
	Type, Id, Model string
	Stream          bool
	Access          struct{ Endpoint, ConfigFile, Profile, CompartmentId string }
	Messages        []struct{ Role, Text string }
	Options         struct {
		MaxTokens, Seed   *int
		Temperature, TopP *float64
		Stop              []string
		IncludeUsage      *bool
	}
}

type frame struct {
	Choices      []frame
	Message      struct{ Content []struct{ Text string } }
	FinishReason *string
	Usage        object
}

var say = json.NewEncoder(os.Stdout).Encode
var able = object{"transports": []string{"sdk"}, "auths": []string{"api_key"}, "features": strings.Fields(
	"stream whole usage finish-reason request-id error-status error-code")}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func request(c call) gai.ChatRequest {
	o := c.Options
	chat := gai.GenericChatRequest{IsStream: &c.Stream, Temperature: o.Temperature, TopP: o.TopP, Seed: o.Seed, Stop: o.Stop}
	if chat.MaxTokens = o.MaxTokens; strings.HasPrefix(c.Model, "openai.") {
		chat.MaxTokens, chat.MaxCompletionTokens = nil, o.MaxTokens
	}
	if o.IncludeUsage != nil {
		chat.StreamOptions = &gai.StreamOptions{IsIncludeUsage: o.IncludeUsage}
	}
	for _, one := range c.Messages {
		content := []gai.ChatContent{gai.TextContent{Text: common.String(one.Text)}}
		chat.Messages = append(chat.Messages, map[string]gai.Message{
			"system": gai.SystemMessage{Content: content}, "developer": gai.DeveloperMessage{Content: content},
			"user": gai.UserMessage{Content: content}, "assistant": gai.AssistantMessage{Content: content},
		}[one.Role])
	}
	details := gai.ChatDetails{CompartmentId: &c.Access.CompartmentId, ChatRequest: chat}
	details.ServingMode = gai.OnDemandServingMode{ModelId: &c.Model}
	once := common.NoRetryPolicy()
	return gai.ChatRequest{ChatDetails: details, RequestMetadata: common.RequestMetadata{RetryPolicy: &once}}
}

func chat(c call) (turn object) {
	defer func() {
		if thrown := recover(); thrown != nil {
			turn = object{"type": "error", "id": c.Id, "message": fmt.Sprint(thrown)}
			if failure, ok := thrown.(common.ServiceError); ok {
				turn["status"], turn["code"] = failure.GetHTTPStatusCode(), failure.GetCode()
				turn["requestId"] = failure.GetOpcRequestID()
			}
		}
	}()
	signer := common.CustomProfileConfigProvider(c.Access.ConfigFile, c.Access.Profile)
	client := must(gai.NewGenerativeAiInferenceClientWithConfigurationProvider(signer))
	client.Host = c.Access.Endpoint
	answer := must(client.Chat(context.Background(), request(c)))
	text, done, last := "", false, frame{}
	read := func(body []byte) {
		if done = done || string(body) == "[DONE]"; done {
			return
		}
		one := frame{}
		must(0, json.Unmarshal(body, &one))
		for _, part := range append(one.Choices, one)[0].Message.Content {
			if text += part.Text; c.Stream && part.Text != "" {
				say(object{"type": "event", "id": c.Id, "kind": "text", "text": part.Text})
			}
		}
		if reason := append(one.Choices, one)[0].FinishReason; reason != nil {
			last.FinishReason = reason
		}
		if one.Usage != nil {
			last.Usage = one.Usage
		}
	}
	if c.Stream {
		must(0, must(common.NewSSEReader(answer.RawResponse)).ReadAllEvents(read))
	} else {
		read(must(json.Marshal(answer.ChatResponse)))
	}
	if last.FinishReason == nil && !done {
		panic("the stream ended before the turn did")
	}
	return object{"type": "result", "id": c.Id, "text": text, "usage": last.Usage,
		"finishReason": last.FinishReason, "requestId": answer.OpcRequestId}
}

func main() {
	in := json.NewDecoder(os.Stdin)
	for c := (call{}); in.Decode(&c) == nil; c = (call{}) {
		switch c.Type {
		case "hello":
			say(object{"type": "ready", "protocol": 1, "name": "oci-go-sdk",
				"version": common.Version(), "capabilities": able})
		case "call":
			say(chat(c))
		}
	}
}
