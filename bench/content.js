// What every server in the bench sends: 64 words, whole, and the same in 67 frames.
const words = Array.from({ length: 64 }, (_, index) => `word${String(index).padStart(2, '0')} `);
const message = (text) => ({ role: 'ASSISTANT', content: [{ type: 'TEXT', text }] });
const frame = (payload) => `data: ${payload}\n\n`;

/** The frames: an empty one, 64 words, the closing frame, `[DONE]`. */
export const frames = [
  ...['', ...words].map((text) =>
    frame(JSON.stringify({ index: 0, message: message(text), pad: 'aaaa' })),
  ),
  frame(JSON.stringify({ message: message(''), finishReason: 'stop', pad: 'aa' })),
  frame('[DONE]'),
].map((text) => Buffer.from(text));

/** The same turn as a whole answer. */
export const whole = Buffer.from(
  JSON.stringify({
    modelId: 'meta.llama-3.3-70b-instruct',
    modelVersion: '1.0.0',
    chatResponse: {
      apiFormat: 'GENERIC',
      timeCreated: '2026-11-21T00:00:00.000Z',
      choices: [
        {
          index: 0,
          message: { ...message(words.join('')), toolCalls: [] },
          finishReason: 'stop',
          logprobs: {},
        },
      ],
      usage: { completionTokens: 64, promptTokens: 16, totalTokens: 80 },
    },
  }),
);

/** What the recordings say they stand for. */
export const turn = {
  text: words.join(''),
  toolCalls: [],
  finishReason: 'stop',
};

/** How the paced streams of `bench/pace.js` go out. */
export const pace = { firstByte: 100, interval: 10, frames: frames.length };
