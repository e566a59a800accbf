/** The provider of openai-provider.ts by the other door: an adapter that speaks JSON lines. */
import { createInterface } from 'node:readline';
import type { APIError } from 'openai';
import type { CallContext, SingleCall } from '../../../src/vitest.js';
import { openAiProvider } from './openai-provider.js';

type Line = SingleCall & Omit<CallContext, 'signal' | 'emit'> & { type: string; id: string };

const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);

const stops = new Map<string, AbortController>();

async function answer({ id, ...call }: Line): Promise<void> {
  const emit: CallContext['emit'] = (kind, text) => say({ type: 'event', id, kind, text });
  const stop = new AbortController();
  const { signal } = stop;
  stops.set(id, stop);
  try {
    say({ type: 'result', id, ...(await openAiProvider.call(call, { ...call, signal, emit })) });
  } catch (thrown) {
    const { message, status, code }: Partial<APIError> = Object(thrown);
    say({ type: 'error', id, message, status, code });
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const message: Line = JSON.parse(line);
  if (message.type === 'hello') {
    const { version } = openAiProvider;
    const capabilities = { ...openAiProvider.capabilities, parallel: 4 };
    say({ type: 'ready', protocol: 1, name: 'openai', version, capabilities });
  }
  if (message.type === 'cancel') stops.get(message.id)?.abort();
  if (message.type === 'call') void answer(message);
}
