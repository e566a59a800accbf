// The adapter protocol of oci-conform, for clients in Go: lines of JSON on stdin and stdout. An adapter calls serve
// and is the client alone; see the one beside this file. docs/adapters.md, in the npm package oci-conform, tells of
// the messages.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"sync"
)

// Object is JSON.
type Object = map[string]any

// Call is what the kit asks for; docs/adapters.md names what else there is of it.
type Call struct {
	Type, Id, Operation, Model string
	Stream                     bool
	Access                     struct{ Endpoint, ConfigFile, Profile, CompartmentId string }
	Messages                   []struct{ Role, Text string }
	Options                    struct {
		MaxTokens, Seed   *int
		Temperature, TopP *float64
		Stop              []string
		IncludeUsage      *bool
	}
}

// Operation makes a call: it hands each piece of the text to tell as it comes, and returns the members of the message
// result, or the client's error. ctx ends when the kit waits no longer.
type Operation func(ctx context.Context, call Call, tell func(text string)) (Object, error)

// serve answers the kit until it has no more to ask. ready says who answers: name, version, capabilities. The
// operations go by the words chat, list-models, get-model and api.
func serve(ready Object, operations map[string]Operation) {
	var lock sync.Mutex // of stdout and of running
	out, running := json.NewEncoder(os.Stdout), map[string]context.CancelFunc{}
	os.Stdout = os.Stderr // what a client prints is no message
	say := func(id string, message Object) {
		lock.Lock()
		defer lock.Unlock()
		if cancel, ok := running[id]; ok { // else it has been answered, or cancelled
			message["id"] = id
			if err := out.Encode(message); err != nil {
				out.Encode(Object{"type": "error", "id": id, "message": err.Error()})
			}
			if message["type"] != "event" {
				delete(running, id)
				cancel()
			}
		}
	}
	answer := func(ctx context.Context, call Call) (message Object) {
		defer func() {
			if thrown := recover(); thrown != nil {
				message = errorOf(fmt.Errorf("panic: %v", thrown))
			}
		}()
		operation, ok := operations[call.Operation]
		if !ok {
			return Object{"type": "unsupported", "feature": call.Operation}
		}
		result, err := operation(ctx, call, func(text string) {
			if call.Stream && text != "" {
				say(call.Id, Object{"type": "event", "kind": "text", "text": text})
			}
		})
		if err != nil {
			return errorOf(err)
		}
		result["type"] = "result"
		return result
	}
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
			if err != nil {
				say(call.Id, errorOf(err))
			} else {
				go func() { say(call.Id, answer(ctx, call)) }()
			}
		case "cancel":
			say(call.Id, Object{"type": "error", "kind": "cancelled", "message": "cancelled"})
		case "close":
			return
		}
	}
}

// errorOf is the message error, with what the service said where the error tells it, as those of Oracle's SDK do.
func errorOf(err error) Object {
	message := Object{"type": "error", "message": err.Error()}
	var service interface {
		GetHTTPStatusCode() int
		GetCode() string
		GetOpcRequestID() string
	}
	if errors.As(err, &service) {
		message["status"], message["code"] = service.GetHTTPStatusCode(), service.GetCode()
		message["requestId"] = service.GetOpcRequestID()
	}
	return message
}
