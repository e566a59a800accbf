"""Oracle's SDK for Python (pip install oci), native chat in the format GENERIC, for oci-conform:
npx oci-conform --provider 'python oci_sdk.py'"""
import oci
from conform import serve
from generic import frames_of, limit_of, turn_of
from oci.generative_ai_inference import GenerativeAiInferenceClient, models

FEATURES = "stream whole tools usage finish-reason request-id error-status error-code dedicated"
FEATURES += " raw-arguments open timeout"  # it has no close
SAME = ("temperature", "seed", "stop")


def open_client(call):
    config = oci.config.from_file(call["access"]["configFile"], call["access"]["profile"])
    once = {"retry_strategy": oci.retry.NoneRetryStrategy()}
    # All clients of a process share a breaker: the errors of some cases would shut others out.
    once["circuit_breaker_strategy"] = oci.circuit_breaker.NoCircuitBreakerStrategy()
    once["timeout"] = call.get("timeout", 60_000) / 1000
    return GenerativeAiInferenceClient(config, service_endpoint=call["access"]["endpoint"], **once)


def message_of(role, text, toolCalls=(), toolCallId=None):
    message = getattr(models, role.title() + "Message")()
    message.content = [models.TextContent(text=text)] if text else None
    message.tool_calls = [models.FunctionCall(**one) for one in toolCalls] or None
    message.tool_call_id = toolCallId
    return message


def details_of(model, messages, stream, access, options={}, tools=(), **_):
    request = models.GenericChatRequest(is_stream=stream, top_p=options.get("topP"))
    request.messages = [message_of(**one) for one in messages]
    request.tools = [models.FunctionDefinition(**one) for one in tools] or None
    setattr(request, limit_of(model), options.get("maxTokens"))
    request.temperature, request.seed, request.stop = map(options.get, SAME)
    request.stream_options = {"isIncludeUsage": True} if "includeUsage" in options else None
    serving = models.OnDemandServingMode(model_id=model)
    if model.startswith("ocid1.generativeaiendpoint."):
        serving = models.DedicatedServingMode(endpoint_id=model)
    ids = {"compartment_id": access["compartmentId"], "serving_mode": serving}
    return models.ChatDetails(chat_request=request, **ids)


def chat(client, call, tell):
    answer = client.chat(details_of(**call))
    whole = client.base_client.sanitize_for_serialization
    stream = frames_of(answer.data) if call["stream"] else [whole(answer.data.chat_response)]
    return {**turn_of(stream, tell), "requestId": answer.request_id}


def error_of(error):
    if not isinstance(error, oci.exceptions.ServiceError):
        return {}
    return {"status": error.status, "code": error.code, "requestId": error.request_id}


capabilities = {"transports": ["sdk"], "auths": ["api_key"], "features": FEATURES.split()}
ready = {"name": "oci", "version": oci.__version__, "capabilities": capabilities}
serve(ready, open_client, {"chat": chat}, error_of)
