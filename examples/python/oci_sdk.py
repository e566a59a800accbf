"""Oracle's SDK for Python (pip install oci), native chat in the format GENERIC, for oci-conform:
npx oci-conform --provider 'python oci_sdk.py'"""
import json
import sys

import oci
from oci.generative_ai_inference import GenerativeAiInferenceClient, models

FEATURES = "stream whole tools usage finish-reason request-id error-status error-code dedicated"
ERROR = ("status", "code", "request_id")


def say(type, id=None, **members):
    print(json.dumps({"type": type, "id": id, **members}), flush=True)


def message(role, text, toolCalls=(), toolCallId=None):
    said = getattr(models, role.title() + "Message")()
    said.content = [models.TextContent(text=text)] if text else None
    said.tool_calls = [models.FunctionCall(**call) for call in toolCalls] or None
    said.tool_call_id = toolCallId
    return said


def details(model, messages, stream, access, tools=(), options={}, **_):
    limit = "max_completion_tokens" if model.startswith("openai.") else "max_tokens"
    names = {"maxTokens": limit, "topP": "top_p", "temperature": "temperature", "seed": "seed"}
    request = models.GenericChatRequest(messages=[message(**one) for one in messages])
    request.is_stream, request.stop = stream, options.get("stop")
    request.tools = [models.FunctionDefinition(**tool) for tool in tools] or None
    request.stream_options = {"isIncludeUsage": True} if "includeUsage" in options else None
    for name in options.keys() & names:
        setattr(request, names[name], options[name])
    serving = models.OnDemandServingMode(model_id=model)
    if model.startswith("ocid1.generativeaiendpoint."):
        serving = models.DedicatedServingMode(endpoint_id=model)
    ids = {"compartment_id": access["compartmentId"], "serving_mode": serving}
    return models.ChatDetails(chat_request=request, **ids)


def chat(id, access, stream, **call):
    config = oci.config.from_file(access["configFile"], access["profile"])
    client = GenerativeAiInferenceClient(config, service_endpoint=access["endpoint"])
    client.retry_strategy = oci.retry.NoneRetryStrategy()
    answer = client.chat(details(access=access, stream=stream, **call))
    turn = {"text": "", "toolCalls": [], "finishReason": None, "requestId": answer.request_id}
    plain = client.base_client.sanitize_for_serialization
    for body in answer.data.events() if stream else [answer.data.chat_response]:
        if stream and body.data == "[DONE]":
            break
        frame = json.loads(body.data) if stream else plain(body)
        [choice] = frame.get("chatResponse", frame).get("choices", [frame])
        said, calls = choice.get("message", {}), turn["toolCalls"]
        if "error" in frame or isinstance(said, str):
            raise RuntimeError(frame.get("error", said))
        for text in [part["text"] for part in said.get("content") or [] if part.get("text")]:
            turn["text"] += text
            stream and say("event", id, kind="text", text=text)
        for part in said.get("toolCalls") or []:
            known = [one for one in calls if part.get("id") and one["id"] == part["id"]]
            if not known and (part.get("id") or part.get("name")):
                calls.append({"id": part.get("id"), "name": part.get("name"), "arguments": ""})
            (known or calls)[-1]["arguments"] += part.get("arguments") or ""
        turn["usage"] = frame.get("usage") or turn.get("usage")
        turn["finishReason"] = choice.get("finishReason") or turn["finishReason"]
    if not turn["finishReason"]:
        raise EOFError("the stream ended before the turn did")
    return turn | ({"finishReason": "tool_calls"} if turn["toolCalls"] else {})


for call in map(json.loads, sys.stdin):
    if call["type"] == "hello":
        able = {"transports": ["sdk"], "auths": ["api_key"], "features": FEATURES.split()}
        say("ready", protocol=1, name="oci", version=oci.__version__, capabilities=able)
    elif call["type"] == "call":
        try:
            say("result", call["id"], **chat(**call))
        except Exception as error:
            status, code, request = (getattr(error, name, None) for name in ERROR)
            told = {"status": status, "code": code, "requestId": request}
            say("error", call["id"], message=str(error) or repr(error), **told)
