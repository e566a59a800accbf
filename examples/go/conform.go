// The adapter protocol of oci-conform, for clients in Go: lines of JSON on stdin and stdout. An adapter calls serve
// and is the client alone; see the one beside this file. docs/adapters.md, in the npm package oci-conform, tells of
// the messages.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"sync"
)

// Object is JSON.
type Object = map[string]any

// Call is what the kit asks for: the message call, whole. What is absent is zero, or nil where zero is a value.
type Call struct {
	Type, Id, Case, Session, Operation, Transport, Auth, Model, ApiFormat, Method string

	Stream, Accumulate, Routed      bool
	Deadline, Timeout, Limit, Pages int // the first two in milliseconds

	Access struct {
		Endpoint, ManagementEndpoint, OpenAiBaseUrl, TlsEndpoint, Region, TenancyId, CompartmentId string
		ConfigFile, Profile, ProjectId, ApiKey, CaFile, DelegationTokenFile                        string

		Environment map[string]string
	}
	Messages []struct {
		Role, Text, ToolCallId string
		ToolCalls              []struct{ Id, Name, Arguments string } // Arguments is JSON text
		Images                 []string                               // URLs: data: or https:
		Audio                  []struct{ Data, Format string }        // Data is Base64
	}
	Tools []struct {
		Name, Description string
		Parameters        Object
	}
	Options struct {
		MaxTokens, Seed, Candidates     *int
		Temperature, TopP               *float64
		Stop                            []string
		IncludeUsage, ParallelToolCalls *bool
		ReasoningEffort                 string
		ToolChoice                      any                     // "auto", "none", "required", or an Object with name
		ResponseFormat                  any                     // "text", "json_object", or an Object with name and schema
		Retries                         *struct{ Attempts int } // tries in all, the first among them
	}
	State struct {
		PreviousResponse, Conversation string
		Store, Background              *bool
	}
	Extra, Filters Object
	Headers        map[string]string
	Arguments      []any
}

// Tell hands over a piece of a stream as it comes.
type Tell struct{ Text, Reasoning func(piece string) }

// Operation makes a call of the session's client, and returns the members of the message result, or the client's error.
// What it returns beside an error becomes the error's partial. ctx ends when the kit waits no longer.
type Operation[Client any] func(ctx context.Context, client Client, call Call, tell Tell) (Object, error)

// session is a client that its calls share. The first of them opens it.
type session[Client any] struct {
	lock   sync.Mutex
	client *Client
}

func (its *session[Client]) opened(call Call, open func(Call) (Client, error)) (client Client, err error) {
	its.lock.Lock()
	defer its.lock.Unlock()
	if its.client == nil {
		if client, err = open(call); err != nil {
			return client, err
		}
		its.client = &client
	}
	return *its.client, nil
}

// serve answers the kit until it has no more to ask. ready says who answers: name, version, capabilities. open makes
// the client of a session from its first call. The operations go by the kit's words: chat, list-models, get-model, api,
// close. errorOf gives the members of the message error that an error has: status, code, requestId, message where
// err.Error() is not it; nil where it has none.
func serve[Client any](
	ready Object, open func(Call) (Client, error), operations map[string]Operation[Client], errorOf func(error) Object,
) {
	// By the time that the operation is asked for, its client is open.
	operations["open"] = func(context.Context, Client, Call, Tell) (Object, error) { return nil, nil }
	var lock sync.Mutex // of stdout and of running
	out, running := json.NewEncoder(os.Stdout), map[string]context.CancelFunc{}
	os.Stdout = os.Stderr // what a client prints is no message
	say := func(id, kind string, message Object) {
		lock.Lock()
		defer lock.Unlock()
		if cancel, ok := running[id]; ok { // else it has been answered, or cancelled
			line := Object{}
			maps.Copy(line, message)
			line["type"], line["id"] = kind, id
			if err := out.Encode(line); err != nil {
				out.Encode(Object{"type": "error", "id": id, "message": err.Error()})
			}
			if kind != "event" {
				delete(running, id)
				cancel()
			}
		}
	}
	fail := func(id string, partial Object, err error) {
		message := Object{"message": err.Error(), "partial": partial}
		maps.Copy(message, errorOf(err))
		say(id, "error", message)
	}
	answer := func(ctx context.Context, its *session[Client], call Call) {
		defer func() {
			if thrown := recover(); thrown != nil {
				fail(call.Id, nil, fmt.Errorf("panic: %v", thrown))
			}
		}()
		perform, ok := operations[call.Operation]
		if !ok {
			say(call.Id, "unsupported", Object{"feature": call.Operation})
			return
		}
		event := func(kind string) func(string) {
			return func(piece string) {
				if call.Stream && piece != "" {
					say(call.Id, "event", Object{"kind": kind, "text": piece})
				}
			}
		}
		client, err := its.opened(call, open)
		var result Object
		if err == nil {
			result, err = perform(ctx, client, call, Tell{event("text"), event("reasoning")})
		}
		if err != nil {
			fail(call.Id, result, err)
			return
		}
		say(call.Id, "result", result)
	}
	sessions := map[string]*session[Client]{}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 8<<20)
	for lines.Scan() {
		var call Call
		err := json.Unmarshal(lines.Bytes(), &call)
		switch call.Type {
		case "hello":
			ready["type"], ready["protocol"] = "ready", 1
			out.Encode(ready)
		case "call":
			ctx, cancel := context.WithCancel(context.Background())
			lock.Lock()
			running[call.Id] = cancel
			lock.Unlock()
			if sessions[call.Session] == nil {
				sessions[call.Session] = &session[Client]{}
			}
			if err != nil {
				fail(call.Id, nil, err)
			} else {
				go answer(ctx, sessions[call.Session], call)
			}
		case "cancel":
			say(call.Id, "error", Object{"kind": "cancelled", "message": "cancelled"})
		case "end":
			delete(sessions, call.Session)
		case "close":
			return
		}
	}
}
