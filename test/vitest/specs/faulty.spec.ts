/** What goes wrong on the author's side: an answer that is none, a mistake in the code, what is declared and lacks. */
import { describe } from 'vitest';
import { describeProvider, type TestedProvider } from '../../../src/vitest.js';

const only = { filter: ['answer/plain'] };
const described = (name: string, call: TestedProvider['call']) =>
  describeProvider(
    name,
    {
      capabilities: { transports: ['v1'], auths: ['genai_api_key'], features: ['whole', 'usage'] },
      call,
    },
    only,
  );

describe.concurrent('clients', () => {
  described('gives a number', () => ({ text: JSON.parse('3') }));
  described('has a mistake', () => {
    const client = JSON.parse('{}');
    return client.chat();
  });
  described('cannot', () => ({ unsupported: 'whole', message: 'not yet' }));
});
