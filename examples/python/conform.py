"""The adapter protocol of oci-conform, for clients in Python: lines of JSON on stdin and stdout.
An adapter calls `serve` and is the client alone; see those beside this file. docs/adapters.md, in
the package oci-conform, tells of the messages."""
import json
import sys
from threading import Lock, Thread


def serve(ready, open_client, operations, error_of=lambda error: {}):
    """Answers the kit until it has no more to ask.

    ready: who answers: `name`, `version`, `capabilities`
    open_client: makes the client of a session from its first call; its other calls share it
    operations: a function for each `operation` of a call: `chat`, `list-models`, `get-model`, `api`.
        It gets the client, the kit's `call`, and `tell`: `tell("…")` hands over a piece of the text
        as it comes, `tell("…", "reasoning")` a piece of the reasoning. It returns the members of
        `result`; a `text` that it leaves out is what was told. What it raises becomes `error`.
        `open` and `close` are here: a client is closed by its own `close()`
    error_of: gives the members of `error` that an exception has: `status`, `code`, `requestId`; the
        text that was told before it is its `partial`, where the adapter declares that
    """
    life = {"open": lambda *_: {}, "close": lambda client, *_: client.close() or {}}
    perform, clients, open_calls, lock = {**life, **operations}, {}, set(), Lock()
    keeps = "partial" in ready["capabilities"]["features"]
    stdout, sys.stdout = sys.stdout, sys.stderr  # what a client prints is no message

    def write(**message):
        stdout.write(json.dumps(message) + "\n")
        stdout.flush()

    def say(type, id, **members):
        json.dumps(members)  # raises here, where the call is still open
        with lock:
            if id in open_calls:  # it may have been cancelled
                write(type=type, id=id, **members)
                if type != "event":
                    open_calls.remove(id)

    def answer(call):
        id, session, texts = call["id"], call["session"], []

        def tell(text, kind="text"):
            if text and kind == "text":
                texts.append(text)
            if text and call.get("stream"):
                say("event", id, kind=kind, text=text)

        try:
            if call["operation"] not in perform:
                return say("unsupported", id, feature=call["operation"])
            if session not in clients:
                clients[session] = open_client(call)
            result = perform[call["operation"]](clients[session], call, tell)
            say("result", id, **{"text": "".join(texts), **result})
        except BaseException as error:  # a client that calls sys.exit() is no reason to end either
            came = {"partial": {"text": "".join(texts)}} if texts and keeps else {}
            say("error", id, **{"message": str(error) or repr(error), **came, **error_of(error)})

    for message in map(json.loads, sys.stdin.buffer):
        if message["type"] == "hello":
            write(type="ready", protocol=1, **ready)
        elif message["type"] == "call":
            open_calls.add(message["id"])
            Thread(target=answer, args=[message], daemon=True).start()
        elif message["type"] == "cancel":
            say("error", message["id"], kind="cancelled", message="cancelled")
        elif message["type"] == "end":
            clients.pop(message["session"], None)
        elif message["type"] == "close":
            break
