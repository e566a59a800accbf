"""Drives a mock's control API with Python's standard library alone, as any language may.

Reads the line of `oci-conform mock --json` from stdin; prints what it saw as JSON.
"""
import json
import sys
import urllib.error
import urllib.request

mock = json.loads(sys.stdin.readline())
api = mock["endpoint"] + "/oci-conform/api"
# Proxies of the environment are none of the mock's.
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def call(method, path, body=None, **headers):
    data = None if body is None else json.dumps(body).encode()
    if data is not None:
        headers["content-type"] = "application/json"
    request = urllib.request.Request(api + path, data, headers, method=method)
    try:
        with opener.open(request, timeout=30) as answer:
            text = answer.read()
            return answer.status, json.loads(text) if text else None
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read())


def ask(access, text):
    """A call of the service, by an API key: what an agent does."""
    request = urllib.request.Request(
        access["endpoint"] + "/openai/v1/chat/completions",
        json.dumps(
            {"model": "openai.gpt-oss-120b", "messages": [{"role": "user", "content": text}]}
        ).encode(),
        {
            "content-type": "application/json",
            "authorization": "Bearer " + access["apiKey"],
            "opc-compartment-id": access["compartmentId"],
            "openai-project": access["projectId"],
        },
    )
    try:
        with opener.open(request, timeout=30) as answer:
            return answer.status, json.load(answer)["choices"][0]["message"]["content"]
    except urllib.error.HTTPError as error:
        return error.code, None


seen = {}
status, blue = call("POST", "/tenancies", {"name": "blue"})
seen["made"] = [status, blue["name"]]
access = blue["access"]

turn = {"text": "Four.", "toolCalls": [], "finishReason": "stop"}
script = [{"error": {"status": 429, "message": "Slow down."}, "times": 2}, {"turn": turn}]
seen["scripted"] = call("POST", "/tenancies/blue/replies", script)[0]
seen["answers"] = [ask(access, "Two and two?") for _ in range(3)]
seen["left"] = call("GET", "/tenancies/blue/replies")[1]

follow = urllib.request.Request(api + "/tenancies/blue/journal/follow?since=0")
with opener.open(follow, timeout=30) as stream:
    events = []
    while len(events) < 3:
        line = stream.readline().decode().rstrip("\n")
        if line.startswith("data: "):
            exchange = json.loads(line[len("data: "):])
            events.append([exchange["sequence"], exchange["response"]["status"]])
seen["followed"] = events

seen["rubbish"] = call("POST", "/tenancies/blue/replies", [{"recording": "cohere/txt"}])
seen["huge"] = call("POST", "/tenancies", {"name": "x" * 9_000_000})[0]
seen["hugeForeign"] = call(
    "POST", "/tenancies", {"name": "x" * 9_000_000}, origin="https://evil.example"
)[0]
seen["foreign"] = call("GET", "/tenancies", None, origin="https://evil.example")[0]
seen["journal"] = [
    exchange["response"]["status"]
    for exchange in call("GET", "/tenancies/blue/journal?status=429")[1]["exchanges"]
]
seen["gone"] = [call("DELETE", "/tenancies/blue")[0], call("GET", "/tenancies/blue")[0]]
seen["health"] = call("GET", "/health")
print(json.dumps(seen))
