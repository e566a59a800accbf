"""An agent with tools on Oracle OCI Generative AI, by Oracle's own SDK: pip install oci"""
import json
import os

import oci
from oci.generative_ai_inference import GenerativeAiInferenceClient
from oci.generative_ai_inference import models as m

QUESTION = "What is the weather in Cork, and what is the tide there?"


def get_weather(city):
    return {"city": city, "sky": "clear", "celsius": 12}


def get_tide(city):
    return {"city": city, "high": "06:40"}


TOOLS = {"get_weather": get_weather, "get_tide": get_tide}
CITY = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}

config = oci.config.from_file(os.environ["OCI_CONFIG_FILE"], os.environ.get("OCI_PROFILE", "DEFAULT"))
client = GenerativeAiInferenceClient(config, service_endpoint=os.environ["OCI_ENDPOINT"])


def ask(messages):
    definitions = [
        m.FunctionDefinition(name=name, description=name.replace("_", " "), parameters=CITY)
        for name in TOOLS
    ]
    details = m.ChatDetails(
        compartment_id=os.environ["OCI_COMPARTMENT_ID"],
        serving_mode=m.OnDemandServingMode(model_id=os.environ["OCI_MODEL_ID"]),
        chat_request=m.GenericChatRequest(messages=messages, tools=definitions),
    )
    return client.chat(details).data.chat_response.choices[0].message


messages = [m.UserMessage(content=[m.TextContent(text=QUESTION)])]
for _ in range(8):
    answer = ask(messages)
    messages.append(answer)
    if not answer.tool_calls:
        print("answer:", answer.content[0].text)
        break
    for call in answer.tool_calls:
        result = json.dumps(TOOLS[call.name](**json.loads(call.arguments)))
        print(f"{call.name}({call.arguments}) -> {result}")
        messages.append(m.ToolMessage(tool_call_id=call.id, content=[m.TextContent(text=result)]))
else:
    raise SystemExit("The agent came to no end.")
