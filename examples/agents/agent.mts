/** An agent with tools on Oracle OCI Generative AI, by OpenAI's SDK: npm install openai tsx */
import OpenAI from 'openai';

const question = 'What is the weather in Cork, and what is the tide there?';

const tools: Record<string, (city: string) => object> = {
  get_weather: (city) => ({ city, sky: 'clear', celsius: 12 }),
  get_tide: (city) => ({ city, high: '06:40' }),
};
const parameters = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
};

const {
  OCI_ENDPOINT = '',
  OCI_GENAI_API_KEY = '',
  OCI_PROJECT_ID = '',
  OCI_COMPARTMENT_ID = '',
  OCI_MODEL_ID = '',
} = process.env;

const client = new OpenAI({
  baseURL: `${OCI_ENDPOINT}/openai/v1`,
  apiKey: OCI_GENAI_API_KEY,
  project: OCI_PROJECT_ID,
  defaultHeaders: { 'opc-compartment-id': OCI_COMPARTMENT_ID },
});

const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: question }];
for (let turn = 0; ; turn += 1) {
  if (turn === 8) throw new Error('The agent came to no end.');
  const stream = client.chat.completions.stream({
    model: OCI_MODEL_ID,
    messages,
    tools: Object.keys(tools).map((name) => ({
      type: 'function',
      function: { name, description: name.replace('_', ' '), parameters },
    })),
  });
  stream.on('content', (text) => process.stdout.write(text));
  const { message } = (await stream.finalChatCompletion()).choices[0] ?? {};
  if (!message?.tool_calls?.length) break;
  messages.push(message);
  for (const call of message.tool_calls) {
    if (call.type !== 'function') continue;
    const { name, arguments: args } = call.function;
    const result = JSON.stringify(tools[name]?.(JSON.parse(args).city));
    console.log(`${name}(${args}) -> ${result}`);
    messages.push({ role: 'tool', tool_call_id: call.id, content: result });
  }
}
process.stdout.write('\n');
