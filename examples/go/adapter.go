// Oracle's SDK for Go, native chat: npx oci-conform --provider ./adapter
package main

import (
	"context"
	"strings"

	"github.com/oracle/oci-go-sdk/v65/common"
	gai "github.com/oracle/oci-go-sdk/v65/generativeaiinference"
)

const features = "stream whole usage finish-reason request-id error-status error-code"

func request(call Call) gai.ChatRequest {
	said := gai.GenericChatRequest{IsStream: &call.Stream, MaxTokens: call.Options.MaxTokens, Seed: call.Options.Seed}
	said.Temperature, said.TopP, said.Stop = call.Options.Temperature, call.Options.TopP, call.Options.Stop
	if strings.HasPrefix(call.Model, "openai.") {
		said.MaxTokens, said.MaxCompletionTokens = nil, said.MaxTokens
	}
	if call.Options.IncludeUsage != nil {
		said.StreamOptions = &gai.StreamOptions{IsIncludeUsage: call.Options.IncludeUsage}
	}
	for _, one := range call.Messages {
		content := []gai.ChatContent{gai.TextContent{Text: common.String(one.Text)}}
		said.Messages = append(said.Messages, map[string]gai.Message{
			"system": gai.SystemMessage{Content: content}, "developer": gai.DeveloperMessage{Content: content},
			"user": gai.UserMessage{Content: content}, "assistant": gai.AssistantMessage{Content: content},
		}[one.Role])
	}
	details := gai.ChatDetails{CompartmentId: &call.Access.CompartmentId, ChatRequest: said}
	details.ServingMode = gai.OnDemandServingMode{ModelId: &call.Model}
	once := common.NoRetryPolicy()
	return gai.ChatRequest{ChatDetails: details, RequestMetadata: common.RequestMetadata{RetryPolicy: &once}}
}

func chat(ctx context.Context, call Call, tell func(text string)) (Object, error) {
	signer := common.CustomProfileConfigProvider(call.Access.ConfigFile, call.Access.Profile)
	client, err := gai.NewGenerativeAiInferenceClientWithConfigurationProvider(signer)
	if err != nil {
		return nil, err
	}
	client.Host = call.Access.Endpoint
	answer, err := client.Chat(ctx, request(call))
	if err != nil {
		return nil, err
	}
	return turnOf(answer, call.Stream, tell)
}

func main() {
	able := Object{"transports": []string{"sdk"}, "auths": []string{"api_key"}, "features": strings.Fields(features)}
	ready := Object{"name": "oci-go-sdk", "version": common.Version(), "capabilities": able}
	serve(ready, map[string]Operation{"chat": chat})
}
