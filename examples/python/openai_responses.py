"""Oracle's OpenAI client for Python (pip install oci-openai), Responses, for oci-conform:
npx oci-conform --provider 'python openai_responses.py'"""
from importlib.metadata import version

from conform import serve
from oci_openai import OciOpenAI, OciSessionAuth, OciUserPrincipalAuth

FEATURES = "stream whole tools usage finish-reason response-id state error-status error-code"
FEATURES += " raw-arguments open timeout close"
AUTHS = {"api_key": OciUserPrincipalAuth, "session_token": OciSessionAuth}
NAMES = {
    "maxTokens": "max_output_tokens",
    "topP": "top_p",
    "temperature": "temperature",
    "previousResponse": "previous_response_id",
    "conversation": "conversation",
    "store": "store",
}
ENDS = {"completed": "stop", "max_output_tokens": "length", "queued": "unknown"}


def open_client(call):
    access = call["access"]
    signer = AUTHS[call["auth"]](access["configFile"], access["profile"])
    to = {"base_url": access["openAiBaseUrl"], "compartment_id": access["compartmentId"]}
    if "timeout" in call:
        to["timeout"] = call["timeout"] / 1000
    return OciOpenAI(auth=signer, max_retries=0, project=access.get("projectId"), **to)


def items_of(role, text, toolCalls=(), toolCallId=None):
    if role == "tool":
        return [{"type": "function_call_output", "call_id": toolCallId, "output": text}]
    said = [{"role": role, "content": text}] if text else []
    for one in toolCalls:
        call = {"call_id": one["id"], "name": one["name"], "arguments": one["arguments"]}
        said.append({"type": "function_call", **call})
    return said


def request_of(model, messages, stream, tools=(), options={}, state={}, **_):
    said = {NAMES[name]: value for name, value in {**options, **state}.items() if name in NAMES}
    if tools:
        said["tools"] = [{"type": "function", **tool} for tool in tools]
    said["input"] = [item for one in messages for item in items_of(**one)]
    return {"model": model, "stream": stream, **said}


class Failed(Exception):
    def __init__(self, error):
        super().__init__(error.message)
        self.code = error.code


def ended(events, tell):
    for event in events:
        if event.type == "response.output_text.delta":
            tell(event.delta)
        if event.type == "error":
            raise Failed(event)
        if event.type in ("response.completed", "response.incomplete", "response.failed"):
            return event.response
    raise EOFError("the stream ended before the response did")


def chat(client, call, tell):
    answer = client.responses.create(**request_of(**call))
    if call["stream"]:
        # Left to the garbage collector, it may be closed within another call, which then waits for
        # itself: encode/httpcore #996.
        with answer as events:
            answer = ended(events, tell)
    if answer.error:
        raise Failed(answer.error)
    made = [one for one in answer.output if one.type == "function_call"]
    calls = [{"id": one.call_id, "name": one.name, "arguments": one.arguments} for one in made]
    stopped = answer.incomplete_details and answer.incomplete_details.reason
    reason = ENDS.get(stopped or answer.status, stopped or answer.status)
    turn = {"text": answer.output_text, "toolCalls": calls, "responseId": answer.id}
    if answer.usage:
        used = answer.usage
        turn["usage"] = {"promptTokens": used.input_tokens, "totalTokens": used.total_tokens}
        turn["usage"]["completionTokens"] = used.output_tokens
    turn["finishReason"] = "tool_calls" if calls and reason == "stop" else reason
    return turn


def error_of(error):
    status, code, body = (getattr(error, name, None) for name in ("status_code", "code", "body"))
    said = isinstance(body, dict) and body.get("message")
    return {"status": status, "code": code, **({"message": said} if said else {})}


capabilities = {"transports": ["responses"], "auths": list(AUTHS), "features": FEATURES.split()}
ready = {"name": "oci-openai", "version": version("oci-openai"), "capabilities": capabilities}
serve(ready, open_client, {"chat": chat}, error_of)
