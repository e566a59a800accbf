"""Oracle's OpenAI client for Python (pip install oci-openai), chat completions, for oci-conform:
npx oci-conform --provider 'python openai_chat.py'"""
import json
import sys
from importlib.metadata import version

from oci_openai import OciOpenAI, OciSessionAuth, OciUserPrincipalAuth

FEATURES = "stream whole tools usage finish-reason response-id error-status error-code"
AUTHS = {"api_key": OciUserPrincipalAuth, "session_token": OciSessionAuth}
ERROR = ("status_code", "code", "body")
COUNTS = ("prompt", "completion", "total")


def say(type, id=None, **members):
    print(json.dumps({"type": type, "id": id, **members}), flush=True)


def message(role, text, toolCalls=(), toolCallId=None):
    calls = [{"type": "function", "id": one["id"], "function": one} for one in toolCalls]
    said = {"role": role, "content": text, "tool_calls": calls, "tool_call_id": toolCallId}
    return {name: value for name, value in said.items() if value}


def request(model, messages, stream, tools=(), options={}, **_):
    limit = "max_completion_tokens" if model.startswith("openai.gpt-5") else "max_tokens"
    names = {"maxTokens": limit, "topP": "top_p"}
    said = {names.get(name, name): value for name, value in options.items()}
    if said.pop("includeUsage", False):
        said["stream_options"] = {"include_usage": True}
    if tools:
        said["tools"] = [{"type": "function", "function": tool} for tool in tools]
    said["messages"] = [message(**one) for one in messages]
    return {"model": model, "stream": stream, **said}


def chat(id, access, auth, stream, **call):
    signer = AUTHS[auth](access["configFile"], access["profile"])
    to = {"base_url": access["openAiBaseUrl"], "compartment_id": access["compartmentId"]}
    client = OciOpenAI(auth=signer, max_retries=0, **to)
    answer = client.chat.completions.create(**request(stream=stream, **call))
    turn, calls = {"text": "", "finishReason": None}, {}
    for frame in answer if stream else [answer]:
        turn["responseId"] = frame.id
        if frame.usage:
            counts = frame.usage.model_dump()
            turn["usage"] = {name + "Tokens": counts[name + "_tokens"] for name in COUNTS}
        for choice in [one for one in frame.choices or [] if not one.index]:
            turn["finishReason"] = choice.finish_reason or turn["finishReason"]
            said = choice.delta if stream else choice.message
            if not said:
                continue
            turn["text"] += said.content or ""
            if stream and said.content:
                say("event", id, kind="text", text=said.content)
            for at, part in enumerate(said.tool_calls or []):
                one = calls.setdefault(part.index if stream else at, {"arguments": ""})
                one["id"] = one.get("id") or part.id
                one["name"] = one.get("name") or part.function.name
                one["arguments"] += part.function.arguments or ""
    if not turn["finishReason"]:
        raise EOFError("the stream ended before the turn did")
    return {**turn, "toolCalls": list(calls.values())}


for call in map(json.loads, sys.stdin):
    if call["type"] == "hello":
        able = {"transports": ["v1"], "auths": list(AUTHS), "features": FEATURES.split()}
        said = {"name": "oci-openai", "version": version("oci-openai"), "capabilities": able}
        say("ready", protocol=1, **said)
    elif call["type"] == "call":
        try:
            say("result", call["id"], **chat(**call))
        except Exception as error:
            status, code, body = (getattr(error, name, None) for name in ERROR)
            said = body.get("message") if isinstance(body, dict) else None
            said = said or str(error) or repr(error)
            say("error", call["id"], message=said, status=status, code=code)
