import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../protocol/exchange.js';
import { receivedIn } from './received.js';
import type { Compare } from './value-differences.js';
import type { WantedRequest } from './wanted.js';

/** Without a test runner: JSON is equal, and shown as it is. */
const compare: Compare = {
  equals: (found, wanted) => JSON.stringify(found) === JSON.stringify(wanted),
  show: (value) => JSON.stringify(value),
};

function exchange(sequence: number, body: object, parts: Partial<Exchange> = {}): Exchange {
  const text = JSON.stringify(body);
  return {
    sequence,
    at: 0,
    request: {
      method: 'POST',
      target: '/20231130/actions/chat',
      headers: [],
      body: { encoding: 'utf8', text, bytes: text.length },
    },
    transport: 'sdk',
    identity: { verdict: 'accepted', auth: 'api_key' },
    response: {
      status: 200,
      headers: [],
      body: { encoding: 'utf8', text: '', bytes: 0 },
      chunks: [],
    },
    end: 'complete',
    ...parts,
  };
}

const native = exchange(1, {
  compartmentId: 'ocid1.compartment.oc1..a',
  servingMode: { servingType: 'ON_DEMAND', modelId: 'meta.llama-3.3-70b-instruct' },
  chatRequest: {
    apiFormat: 'GENERIC',
    isStream: true,
    temperature: 0.5,
    messages: [{ role: 'USER', content: [{ type: 'TEXT', text: 'When does the train leave?' }] }],
  },
});
const openAi = exchange(
  2,
  {
    model: 'xai.grok-4',
    messages: [{ role: 'user', content: 'Hello' }],
    stop: ['a', 'b'],
  },
  { transport: 'v1' },
);
const listing = exchange(
  3,
  {},
  {
    request: {
      method: 'GET',
      target: '/20231130/models?limit=2',
      headers: [],
      body: { encoding: 'utf8', text: '', bytes: 0 },
    },
    transport: 'management',
  },
);
const token = exchange(4, {}, { issuer: 'x509' });

const judge = (journal: readonly Exchange[], wanted: WantedRequest, times?: number) =>
  receivedIn(journal, wanted, times, compare);

describe('a request that is as wanted', () => {
  it.each<[string, WantedRequest]>([
    [
      'by the members of a match',
      { transport: 'sdk', model: 'meta.llama-3.3*', text: 'train', turn: 1 },
    ],
    ['by what stands beside them', { stream: true, auth: 'api_key', method: 'POST', status: 200 }],
    ['by its target', { target: '/20231130/actions/chat' }],
    ['by a part of its target', { target: /actions\/chat$/g }],
    ['by a part of its body', { body: { chatRequest: { temperature: 0.5 } } }],
    ['of any kind', {}],
  ])('is found %s', (_how, wanted) => {
    expect(judge([listing, native], wanted).pass).toBe(true);
  });

  it('is no request for a credential, unless its place is wanted', () => {
    expect(judge([token], {}).pass).toBe(false);
    expect(judge([token], { method: 'POST' }).pass).toBe(true);
  });
});

describe('a request that did not come', () => {
  it('is told by the nearest, the fewest differing members first', () => {
    const wanted = { transport: 'v1', model: 'xai.grok-3', stream: true } as const;
    expect(judge([listing, native, openAi], wanted)).toEqual({
      pass: false,
      message: [
        'Expected a request with transport "v1", model "xai.grok-3", stream true; none of the 3 received fits.',
        '  request 1, POST /20231130/actions/chat → 200: transport is sdk, not v1; model is "meta.llama-3.3-70b-instruct", not "xai.grok-3"',
        '  request 2, POST /20231130/actions/chat → 200: model is "xai.grok-4", not "xai.grok-3"; it asks for no stream',
        '  request 3, GET /20231130/models?limit=2 → 200: transport is management, not v1; it asks for no chat turn',
      ].join('\n'),
    });
  });

  it('is told by where the body differs', () => {
    const differs = (body: unknown) =>
      judge([openAi], { body }).message.split(': ').slice(1).join(': ');
    expect(differs({ model: 'xai.grok-4', temperature: 0 })).toBe(
      'body.temperature is absent, not 0',
    );
    expect(differs({ stop: ['a', 'c'] })).toBe('body.stop[1] is "b", not "c"');
    expect(differs({ stop: ['a'] })).toBe('body.stop has 2 items, not 1');
    expect(differs({ model: { name: 'x' } })).toBe('body.model is "xai.grok-4", not an object');
    expect(differs({ messages: [{ role: 'system' }] })).toBe(
      'body.messages[0].role is "user", not "system"',
    );
    expect(differs(expect.objectContaining({ model: 'a' }))).toBe(
      'body.model is "xai.grok-4", not "a"',
    );
  });

  it('is told by the problem of its credential', () => {
    const refused = exchange(5, {}, { identity: { verdict: 'refused', problem: 'date-skewed' } });
    expect(judge([refused], { auth: 'api_key' }).message).toContain(
      'request 5, POST /20231130/actions/chat → 200: the credential was refused (date-skewed)',
    );
  });

  it('is told where nothing came', () => {
    expect(judge([], { transport: 'v1' }).message).toBe(
      'Expected a request with transport "v1"; nothing was received.',
    );
  });
});

describe('a count', () => {
  it('holds where so many requests are as wanted', () => {
    expect(judge([native, openAi, listing], { method: 'POST' }, 2).pass).toBe(true);
    expect(judge([native], { method: 'GET' }, 0).pass).toBe(true);
  });

  it('that is too high lists what came', () => {
    expect(judge([native, openAi], {}, 1).message).toBe(
      [
        'Expected 1 request; 2 of the 2 received fit.',
        '  request 1, POST /20231130/actions/chat → 200: fits',
        '  request 2, POST /20231130/actions/chat → 200: fits',
      ].join('\n'),
    );
  });

  it('that is too low lists near misses, too', () => {
    expect(judge([native, openAi], { transport: 'v1' }, 2).message).toBe(
      [
        'Expected 2 requests with transport "v1"; 1 of the 2 received fits.',
        '  request 2, POST /20231130/actions/chat → 200: fits',
        '  request 1, POST /20231130/actions/chat → 200: transport is sdk, not v1',
      ].join('\n'),
    );
  });
});

it('says what was not to come', () => {
  expect(judge([native], { transport: 'sdk' }).message).toBe(
    'Expected not a request with transport "sdk".\n  request 1, POST /20231130/actions/chat → 200: fits',
  );
});
