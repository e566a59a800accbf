"""The format GENERIC, as Oracle's SDK for Python hands it over: JSON, which an application reads by
itself. An adapter over a client that reads it for its users needs no such file."""
import json


def frames_of(stream):
    """The frames of a stream of the SDK's, up to [DONE]."""
    for event in stream.events():
        if event.data == "[DONE]":
            return
        yield json.loads(event.data)


def limit_of(model):
    """How a request limits the tokens of an answer: OpenAI's models, but the open-weight ones, refuse
    the other word."""
    reasons = model.startswith("openai.") and not model.startswith("openai.gpt-oss")
    return "max_completion_tokens" if reasons else "max_tokens"


def turn_of(frames, tell):
    """What the frames of a stream, or a whole answer alone, add up to: members of `result`."""
    usage, finish, calls = None, None, []
    for frame in frames:
        choice = frame.get("chatResponse", frame).get("choices", [frame])[0]
        message = choice.get("message", {})
        if "error" in frame or isinstance(message, str):
            raise RuntimeError(frame.get("error", message))
        for part in message.get("content") or []:
            tell(part.get("text"))
        for part in message.get("toolCalls") or []:
            known = [one for one in calls if part.get("id") and one["id"] == part["id"]]
            if not known and (part.get("id") or part.get("name")):
                calls.append({"id": part.get("id"), "name": part.get("name"), "arguments": ""})
            (known or calls)[-1]["arguments"] += part.get("arguments") or ""
        usage = frame.get("usage") or usage
        finish = choice.get("finishReason") or finish
    if not finish:
        raise EOFError("the stream ended before the turn did")
    return {"toolCalls": calls, "finishReason": "tool_calls" if calls else finish, "usage": usage}
