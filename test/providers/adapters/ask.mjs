// A command that knows its variables alone, and prints the answer.
const { env } = process;
const response = await fetch(`${env.OPENAI_BASE_URL}/chat/completions`, {
  method: 'POST',
  headers: {
    authorization: `Bearer ${env.OPENAI_API_KEY}`,
    'content-type': 'application/json',
    'opc-compartment-id': env.OCI_COMPARTMENT_ID,
  },
  body: JSON.stringify({
    model: env.OCI_CONFORM_MODEL,
    messages: [{ role: 'user', content: env.OCI_CONFORM_PROMPT }],
  }),
});
const { choices } = await response.json();
process.stdout.write(choices[0].message.content);
