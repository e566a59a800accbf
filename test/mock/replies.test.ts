/** Replies by script, as clients on each transport meet them. */
import common from 'oci-common';
import inference from 'oci-generativeaiinference';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock, MockTenancy } from '../../src/mock/options.js';
import type { Reply } from '../../src/protocol/reply.js';
import type { TenancySwitches } from '../../src/protocol/switches.js';
import { llama } from './client.js';
import { keyed } from './openai-client.js';

let mock: Mock;
let tenancy: MockTenancy;
beforeAll(async () => {
  mock = await startMock();
});
beforeEach(async () => {
  tenancy = await mock.createTenancy();
});
afterAll(() => mock.close());

const says = (text: string, more: Partial<Reply> = {}): Reply => ({
  turn: { text, toolCalls: [], finishReason: 'stop' },
  ...more,
});
const slowDown = { error: { status: 429, message: 'Slow down.' } };

/** What the openai client with its usual retries is told. */
async function ask(text: string, model = 'xai.grok-4.3'): Promise<string> {
  const client = keyed(tenancy.access, { maxRetries: 2 });
  const { choices } = await client.chat.completions.create({
    model,
    messages: [{ role: 'user', content: text }],
  });
  return choices[0]?.message.content ?? '';
}

const respond = (input: string) =>
  keyed(tenancy.access, { maxRetries: 2 }).responses.create({ model: 'xai.grok-4.3', input });

/** The same by Oracle's SDK, with its usual retries. */
async function chat(text: string): Promise<unknown> {
  const { configFile, profile, endpoint, compartmentId } = tenancy.access;
  const client = new inference.GenerativeAiInferenceClient({
    authenticationDetailsProvider: new common.ConfigFileAuthenticationDetailsProvider(
      configFile,
      profile,
    ),
  });
  client.endpoint = endpoint;
  const content: inference.models.TextContent[] = [{ type: 'TEXT', text }];
  const message: inference.models.UserMessage = { role: 'USER', content };
  const servingMode: inference.models.OnDemandServingMode = {
    servingType: 'ON_DEMAND',
    modelId: llama,
  };
  const chatRequest: inference.models.GenericChatRequest = {
    apiFormat: 'GENERIC',
    messages: [message],
  };
  return client.chat({ chatDetails: { compartmentId, servingMode, chatRequest } });
}

describe('a script', () => {
  it('gives the first reply that is for the call, as often as it says', async () => {
    tenancy.reply(
      says('Rain.', { match: { text: 'weather', model: 'xai.*' }, times: 2 }),
      says('Always.', { match: { turn: 1 }, times: 'always' }),
      says('Never.', { match: { turn: 1 } }),
    );
    expect(await ask('The tide?')).toBe('Always.');
    expect(await ask('The weather?')).toBe('Rain.');
    expect(await ask('The weather?', llama)).toBe('Always.');
    expect(await ask('The weather?')).toBe('Rain.');
    expect(await ask('The weather?')).toBe('Always.');
  });

  it('plays 429, 429, then an answer to the one call that the SDK retries', async () => {
    const match = { transport: 'v1' } as const;
    tenancy.reply({ ...slowDown, match, times: 2 }, says('At last.', { match }));
    expect(await ask('Hello')).toBe('At last.');
    expect(tenancy.journal().map(({ response }) => response?.status)).toEqual([429, 429, 200]);
  });

  it('is left to the family once it is used up', async () => {
    tenancy.reply(says('Once.', { match: { turn: 1 } }));
    expect(await ask('Hello')).toBe('Once.');
    expect(await ask('Hello')).not.toBe('');
  });

  const told = /OCIC_NO_MATCH: None of the 1 scripted replies left matches this call/;
  const miss = () =>
    tenancy.reply(says('Never.', { match: { model: 'openai.*', text: 'tide' }, times: 'always' }));

  it('tells openai what differs, on both transports, and is asked once', async () => {
    miss();
    await expect(ask('Weather?')).rejects.toMatchObject({
      status: 422,
      message: expect.stringMatching(told),
    });
    await expect(respond('Weather?')).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining(
        'reply 1 (turn "Never."): model is "xai.grok-4.3", not "openai.*"; text does not contain "tide"',
      ),
    });
    expect(tenancy.journal()).toHaveLength(2);
  });

  it('tells Oracle’s SDK what differs, and is asked once', async () => {
    miss();
    await expect(chat('Weather?')).rejects.toMatchObject({
      statusCode: 422,
      message: expect.stringMatching(told),
    });
    expect(tenancy.journal()).toHaveLength(1);
  });

  it('leaves what it does not match to the family, where the tenancy is switched so', async () => {
    tenancy = await mock.createTenancy({ switches: { unmatched: 'family' } });
    miss();
    expect(await ask('Weather?')).not.toBe('');
    expect(tenancy.journal()[0]?.response?.status).toBe(200);
  });
});

describe('a tenancy while it is used', () => {
  it('has its script replaced, all of it or nothing', async () => {
    tenancy.reply(says('Old.', { times: 'always' }));
    tenancy.replaceReplies(says('New.'));
    expect(await ask('Hello')).toBe('New.');
    tenancy.reply(says('Kept.'));
    const bad = { error: { status: 42, message: '' } };
    expect(() => tenancy.replaceReplies(says('Lost.'), bad)).toThrowError('error.status is 42');
    expect(await ask('Hello')).toBe('Kept.');
  });

  it('is switched from the next request on, to words that are known', async () => {
    tenancy.switch({ persona: 'echo' });
    expect(await ask('Hello?')).toBe('Hello?');
    const odd: TenancySwitches = JSON.parse('{"persona":"ecko"}');
    expect(() => tenancy.switch(odd)).toThrowError('The switch persona is "ecko".');
    await expect(mock.createTenancy({ switches: odd })).rejects.toMatchObject({
      code: 'OCIC_BAD_OPTION',
      remedy: expect.stringContaining('Did you mean echo?'),
    });
    expect(await ask('Still?')).toBe('Still?');
  });
});
