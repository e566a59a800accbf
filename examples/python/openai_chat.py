"""Oracle's OpenAI client for Python (pip install oci-openai), chat completions, for oci-conform:
npx oci-conform --provider 'python openai_chat.py'"""
from importlib.metadata import version

from conform import serve
from oci_openai import OciOpenAI, OciSessionAuth, OciUserPrincipalAuth

FEATURES = "stream whole tools usage finish-reason error-status error-code"
FEATURES += " raw-arguments open timeout close"
AUTHS = {"api_key": OciUserPrincipalAuth, "session_token": OciSessionAuth}
COUNTS = ("prompt", "completion", "total")


def open_client(call):
    access = call["access"]
    signer = AUTHS[call["auth"]](access["configFile"], access["profile"])
    to = {"base_url": access["openAiBaseUrl"], "compartment_id": access["compartmentId"]}
    if "timeout" in call:
        to["timeout"] = call["timeout"] / 1000
    return OciOpenAI(auth=signer, max_retries=0, **to)


def message_of(role, text, toolCalls=(), toolCallId=None):
    calls = [{"type": "function", "id": one["id"], "function": one} for one in toolCalls]
    said = {"role": role, "content": text, "tool_calls": calls, "tool_call_id": toolCallId}
    return {name: value for name, value in said.items() if value}


def request_of(model, messages, stream, tools=(), options={}, **_):
    limit = "max_completion_tokens" if model.startswith("openai.gpt-5") else "max_tokens"
    names = {"maxTokens": limit, "topP": "top_p"}
    said = {names.get(name, name): value for name, value in options.items()}
    if said.pop("includeUsage", False):
        said["stream_options"] = {"include_usage": True}
    if tools:
        said["tools"] = [{"type": "function", "function": tool} for tool in tools]
    said["messages"] = [message_of(**one) for one in messages]
    return {"model": model, "stream": stream, **said}


def chat(client, call, tell):
    answer = client.chat.completions.create(**request_of(**call))
    turn, calls = {"finishReason": None}, {}
    for frame in answer if call["stream"] else [answer]:
        turn["responseId"] = frame.id
        if frame.usage:
            counts = frame.usage.model_dump()
            turn["usage"] = {name + "Tokens": counts[name + "_tokens"] for name in COUNTS}
        for choice in [one for one in frame.choices or [] if not one.index]:
            turn["finishReason"] = choice.finish_reason or turn["finishReason"]
            said = choice.delta if call["stream"] else choice.message
            if not said:
                continue
            tell(said.content)
            for at, part in enumerate(said.tool_calls or []):
                one = calls.setdefault(part.index if call["stream"] else at, {"arguments": ""})
                one["id"] = one.get("id") or part.id
                one["name"] = one.get("name") or part.function.name
                one["arguments"] += part.function.arguments or ""
    if not turn["finishReason"]:
        raise EOFError("the stream ended before the turn did")
    return {**turn, "toolCalls": list(calls.values())}


def error_of(error):
    status, code, body = (getattr(error, name, None) for name in ("status_code", "code", "body"))
    said = isinstance(body, dict) and body.get("message")
    return {"status": status, "code": code, **({"message": said} if said else {})}


capabilities = {"transports": ["v1"], "auths": list(AUTHS), "features": FEATURES.split()}
ready = {"name": "oci-openai", "version": version("oci-openai"), "capabilities": capabilities}
serve(ready, open_client, {"chat": chat}, error_of)
