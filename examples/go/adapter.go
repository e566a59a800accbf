// Oracle's SDK for Go, native chat: npx oci-conform --provider ./adapter
package main

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/oracle/oci-go-sdk/v65/common"
	gai "github.com/oracle/oci-go-sdk/v65/generativeaiinference"
)

func open(call Call) (client gai.GenerativeAiInferenceClient, err error) {
	config := common.CustomProfileConfigProvider(call.Access.ConfigFile, call.Access.Profile)
	client, err = gai.NewGenerativeAiInferenceClientWithConfigurationProvider(config)
	client.Host = call.Access.Endpoint
	if call.Timeout > 0 {
		client.HTTPClient = &http.Client{Timeout: time.Duration(call.Timeout) * time.Millisecond}
	}
	return client, err
}

func request(call Call) gai.ChatRequest {
	said := gai.GenericChatRequest{IsStream: &call.Stream, Messages: messagesOf(call), Seed: call.Options.Seed}
	said.MaxTokens, said.MaxCompletionTokens = limitsOf(call)
	said.Temperature, said.TopP, said.Stop = call.Options.Temperature, call.Options.TopP, call.Options.Stop
	if call.Options.IncludeUsage != nil {
		said.StreamOptions = &gai.StreamOptions{IsIncludeUsage: call.Options.IncludeUsage}
	}
	serving := gai.OnDemandServingMode{ModelId: &call.Model}
	details := gai.ChatDetails{CompartmentId: &call.Access.CompartmentId, ServingMode: serving, ChatRequest: said}
	once := common.NoRetryPolicy()
	return gai.ChatRequest{ChatDetails: details, RequestMetadata: common.RequestMetadata{RetryPolicy: &once}}
}

func chat(ctx context.Context, client gai.GenerativeAiInferenceClient, call Call, tell Tell) (Object, error) {
	answer, err := client.Chat(ctx, request(call))
	if err != nil {
		return nil, err
	}
	return turnOf(answer, call.Stream, tell)
}

func errorOf(err error) Object {
	if said := common.ServiceError(nil); errors.As(err, &said) {
		return Object{"status": said.GetHTTPStatusCode(), "code": said.GetCode(), "requestId": said.GetOpcRequestID()}
	}
	return nil
}

func main() {
	features := strings.Fields("stream whole usage finish-reason partial request-id error-status error-code open timeout")
	able := Object{"transports": []string{"sdk"}, "auths": []string{"api_key"}, "features": features}
	ready := Object{"name": "oci-go-sdk", "version": common.Version(), "capabilities": able}
	serve(ready, open, map[string]Operation[gai.GenerativeAiInferenceClient]{"chat": chat}, errorOf)
}
