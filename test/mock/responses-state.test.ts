/** What the mock remembers of Responses and conversations, asked for by the `openai` client, unmodified. */
import OpenAI from 'openai';
import type { Response, ResponseStreamEvent } from 'openai/resources/responses/responses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock, MockTenancy } from '../../src/mock/options.js';
import type { Stages } from '../../src/mock/stages.js';
import type { Message } from '../../src/protocol/call.js';
import type { Turn } from '../../src/protocol/turn.js';
import { keyed, post } from './openai-client.js';

const model = 'openai.gpt-oss-120b';
const hour = 3_600_000;

/** What the model was asked last, as the mock understood it. */
let heard: readonly Message[] = [];
const listening = (stages: Stages): Stages => ({
  ...stages,
  choose(understood, tenancy) {
    heard = understood.call.messages;
    return stages.choose(understood, tenancy);
  },
});

let mock: Mock;
let tenancy: MockTenancy;
let client: OpenAI;
const clock = { now: Date.UTC(2026, 10, 21) };
beforeAll(async () => {
  mock = await startMock({ wrap: listening, clock: () => clock.now });
  tenancy = await mock.createTenancy();
  client = keyed(tenancy.access);
});
afterAll(() => mock.close());

const turn = (text: string): { turn: Turn } => ({
  turn: {
    text,
    toolCalls: [],
    finishReason: 'stop',
    usage: { promptTokens: 1, completionTokens: 2, totalTokens: 3 },
  },
});

const said = () => heard.map(({ role, text }) => `${role}: ${text}`);

async function all<T>(things: AsyncIterable<T>): Promise<T[]> {
  const got: T[] = [];
  for await (const thing of things) got.push(thing);
  return got;
}

/** The last Response that a stream tells of. */
function lastOf(events: readonly ResponseStreamEvent[]): Response {
  const last = events.at(-1);
  if (last === undefined || !('response' in last)) throw new Error('The stream has no end.');
  return last.response;
}

const streamed = async (
  body: Omit<OpenAI.Responses.ResponseCreateParamsStreaming, 'stream' | 'model'>,
  from = client,
): Promise<ResponseStreamEvent[]> =>
  all(await from.responses.create({ model, stream: true, ...body }));

describe('a stored response', () => {
  it('has an id of the service’s shape and is given again as it was', async () => {
    tenancy.reply(turn('Hello.'));
    const made = await client.responses.create({ model, input: 'Hi', metadata: { a: 'b' } });
    expect(made.id).toMatch(/^resp_ord_[a-z0-9]{48}$/);
    const { output_text: text, ...kept } = await client.responses.retrieve(made.id);
    expect(text).toBe('Hello.');
    expect(kept).toMatchObject({ id: made.id, status: 'completed', metadata: { a: 'b' } });
    expect(kept.output).toEqual(made.output);
    expect(kept.usage).toEqual(made.usage);
  });

  it('is kept of a stream too', async () => {
    tenancy.reply(turn('Streamed.'));
    const { id } = lastOf(await streamed({ input: 'Hi' }));
    expect((await client.responses.retrieve(id)).output_text).toBe('Streamed.');
  });

  it('lists its input, newest first unless asked otherwise, page by page', async () => {
    const input = ['one', 'two', 'three'].map((text) => ({
      type: 'message' as const,
      role: 'user' as const,
      content: [{ type: 'input_text' as const, text }],
    }));
    const { id } = await client.responses.create({ model, input });
    const texts = (items: readonly object[]) =>
      items.map((item) => JSON.stringify(item).match(/"text":"(\w+)"/)?.[1]);
    expect(texts(await all(client.responses.inputItems.list(id)))).toEqual(['three', 'two', 'one']);
    const page = await client.responses.inputItems.list(id, { order: 'asc', limit: 2 });
    expect(texts(page.data)).toEqual(['one', 'two']);
    expect(page.has_more).toBe(true);
    expect(page.data.every((item) => /^msg_[0-9a-f]{32}$/.test(item.id ?? ''))).toBe(true);
    const rest = await page.getNextPage();
    expect(texts(rest.data)).toEqual(['three']);
    expect(rest.has_more).toBe(false);
    const paged = await all(client.responses.inputItems.list(id, { order: 'asc', limit: 1 }));
    expect(texts(paged)).toEqual(['one', 'two', 'three']);
    await expect(client.responses.inputItems.list(id, { limit: 0 })).rejects.toThrow(
      OpenAI.BadRequestError,
    );
  });

  it('is gone when it was deleted, not stored, or unknown', async () => {
    const { id } = await client.responses.create({ model, input: 'Hi' });
    await client.responses.delete(id);
    const passing = await client.responses.create({ model, input: 'Hi', store: false });
    expect(passing).toMatchObject({ store: false });
    for (const gone of [id, passing.id, 'resp_ord_nobody', 'x'.repeat(2000)]) {
      await expect(client.responses.retrieve(gone)).rejects.toThrow(OpenAI.NotFoundError);
      await expect(client.responses.delete(gone)).rejects.toThrow(OpenAI.NotFoundError);
      await expect(
        client.responses.create({ model, input: 'Go on', previous_response_id: gone }),
      ).rejects.toThrow(OpenAI.NotFoundError);
    }
  });

  it('is gone when its time is over', async () => {
    const short = await mock.createTenancy({ switches: { retentionHours: 24 } });
    const shortly = keyed(short.access);
    const { id } = await shortly.responses.create({ model, input: 'Hi' });
    short.advance(24 * hour - 1);
    expect((await shortly.responses.retrieve(id)).id).toBe(id);
    short.advance(1);
    await expect(shortly.responses.retrieve(id)).rejects.toThrow(OpenAI.NotFoundError);
  });
});

describe('a chain of responses', () => {
  it('gives each turn all that was said before, streamed turns included', async () => {
    tenancy.reply(turn('I am one.'), turn('I am two.'), turn('I am three.'));
    const one = await client.responses.create({ model, input: 'Who?', instructions: 'Be brief.' });
    expect(said()).toEqual(['system: Be brief.', 'user: Who?']);
    const two = lastOf(await streamed({ input: 'And?', previous_response_id: one.id }));
    expect(said()).toEqual(['user: Who?', 'assistant: I am one.', 'user: And?']);
    const three = await client.responses.create({
      model,
      input: 'Then?',
      previous_response_id: two.id,
    });
    expect(said()).toEqual([
      'user: Who?',
      'assistant: I am one.',
      'user: And?',
      'assistant: I am two.',
      'user: Then?',
    ]);
    expect(three.previous_response_id).toBe(two.id);
    expect(three.output_text).toBe('I am three.');
    const ids = [one, two, three].flatMap(({ output }) => output.map(({ id }) => id));
    expect(new Set(ids).size).toBe(3);
  });

  it('may fork', async () => {
    tenancy.reply(turn('Root.'), turn('Left.'), turn('Right.'));
    const { id } = await client.responses.create({ model, input: 'a' });
    await client.responses.create({ model, input: 'b', previous_response_id: id });
    await client.responses.create({ model, input: 'c', previous_response_id: id });
    expect(said()).toEqual(['user: a', 'assistant: Root.', 'user: c']);
  });

  it('carries calls of tools and their results', async () => {
    const call = { id: 'call_1', name: 'get_weather', arguments: '{"city":"Paris"}' };
    tenancy.reply({ turn: { text: '', toolCalls: [call], finishReason: 'tool_calls' } });
    const { id } = await client.responses.create({ model, input: 'Weather?' });
    await client.responses.create({
      model,
      previous_response_id: id,
      input: [{ type: 'function_call_output', call_id: 'call_1', output: 'Rain.' }],
    });
    expect(heard).toMatchObject([
      { role: 'user', text: 'Weather?' },
      { role: 'assistant', toolCalls: [call] },
      { role: 'tool', text: 'Rain.', toolCallId: 'call_1' },
    ]);
  });

  it('is broken by a cut stream: nothing half is kept', async () => {
    tenancy.reply({
      ...turn('Cut off in the middle.'),
      // Plain: fetch drops what it has not inflated yet when the connection breaks.
      delivery: { interval: 10, ending: { cutAfter: 6 }, compression: 'none' },
    });
    const events: ResponseStreamEvent[] = [];
    const broken = async () => {
      for await (const event of await client.responses.create({ model, input: 'Hi', stream: true }))
        events.push(event);
    };
    await expect(broken()).rejects.toThrow();
    const [created] = events;
    if (created?.type !== 'response.created') throw new Error('No response was created.');
    await expect(client.responses.retrieve(created.response.id)).rejects.toThrow(
      OpenAI.NotFoundError,
    );
  });
});

describe('a replay', () => {
  it('begins after the event that was seen last, and is the same to the byte', async () => {
    tenancy.reply(turn('One two three four.'));
    const events = await streamed({ input: 'Count' });
    const { id } = lastOf(events);
    const again = async (after?: number) =>
      all(
        await client.responses.retrieve(id, {
          stream: true,
          ...(after === undefined ? {} : { starting_after: after }),
        }),
      );
    expect(await again()).toEqual(events);
    expect(await again(4)).toEqual(events.slice(5));
    expect((await again(4))[0]).toMatchObject({ sequence_number: 5 });
    expect(await again(10_000)).toEqual([]);
  });

  it('is read by the stream helper', async () => {
    tenancy.reply(turn('One two three four.'));
    const { id } = lastOf(await streamed({ input: 'Count' }));
    const stream = client.responses.stream({ response_id: id, starting_after: 3 });
    const seen: number[] = [];
    stream.on('event', (event) => seen.push(event.sequence_number));
    expect((await stream.finalResponse()).output).toMatchObject([
      { type: 'message', content: [{ type: 'output_text', text: 'One two three four.' }] },
    ]);
    expect(seen[0]).toBe(4);
  });

  it('is refused for what was not streamed', async () => {
    const { id } = await client.responses.create({ model, input: 'Hi' });
    await expect(client.responses.retrieve(id, { stream: true })).rejects.toThrow(
      OpenAI.BadRequestError,
    );
  });
});

describe('a turn in the background', () => {
  it('is queued, works, is completed', async () => {
    tenancy.reply(turn('Done.'));
    const { id, status, output } = await client.responses.create({
      model,
      input: 'Work',
      background: true,
    });
    expect({ status, output }).toEqual({ status: 'queued', output: [] });
    expect((await client.responses.retrieve(id)).status).toBe('queued');
    tenancy.advance(500);
    const working = await client.responses.retrieve(id);
    expect(working).toMatchObject({ status: 'in_progress', output: [], background: true });
    tenancy.advance(10_000);
    const done = await client.responses.retrieve(id);
    expect(done).toMatchObject({ id, status: 'completed', output_text: 'Done.' });
    expect(await client.responses.cancel(id)).toMatchObject({ id, status: 'completed' });
  });

  it('is cancelled, and stays so', async () => {
    const { id } = await client.responses.create({ model, input: 'Work', background: true });
    expect((await client.responses.cancel(id)).status).toBe('cancelled');
    tenancy.advance(10_000);
    expect(await client.responses.retrieve(id)).toMatchObject({ status: 'cancelled', output: [] });
    expect((await client.responses.cancel(id)).status).toBe('cancelled');
  });

  it('is not what else can be cancelled', async () => {
    const { id } = await client.responses.create({ model, input: 'Hi' });
    await expect(client.responses.cancel(id)).rejects.toThrow(
      '400 Cannot cancel a synchronous response.',
    );
  });

  it('is streamed, lost in the middle, and taken up where it was lost', async () => {
    tenancy.reply({
      ...turn('One two three four.'),
      delivery: { interval: 10, ending: { cutAfter: 6 }, compression: 'none' },
    });
    const seen: ResponseStreamEvent[] = [];
    const lost = async () => {
      const stream = await client.responses.create({
        model,
        input: 'Count',
        stream: true,
        background: true,
        store: false,
      });
      for await (const event of stream) seen.push(event);
    };
    await expect(lost()).rejects.toThrow();
    const [created] = seen;
    if (created?.type !== 'response.created') throw new Error('No response was created.');
    const { id } = created.response;
    expect((await client.responses.retrieve(id)).status).toBe('in_progress');
    const rest = await all(
      await client.responses.retrieve(id, { stream: true, starting_after: seen.length - 1 }),
    );
    expect([...seen, ...rest].map((event) => event.sequence_number)).toEqual(
      Array.from({ length: seen.length + rest.length }, (_, n) => n),
    );
    expect(lastOf(rest)).toMatchObject({ id, status: 'completed' });
    expect((await client.responses.retrieve(id)).status).toBe('completed');
    tenancy.advance(hour);
    await expect(client.responses.retrieve(id)).rejects.toThrow(OpenAI.NotFoundError);
  });
});

describe('a conversation', () => {
  it('is created, changed and deleted', async () => {
    const made = await client.conversations.create({ metadata: { topic: 'demo' } });
    expect(made).toMatchObject({ object: 'conversation', metadata: { topic: 'demo' } });
    expect(made.id).toMatch(/^conv_ord_[a-z0-9]+$/);
    expect(await client.conversations.retrieve(made.id)).toEqual(made);
    const changed = await client.conversations.update(made.id, { metadata: { topic: 'other' } });
    expect(changed).toEqual({ ...made, metadata: { topic: 'other' } });
    expect(await client.conversations.delete(made.id)).toEqual({
      id: made.id,
      object: 'conversation.deleted',
      deleted: true,
    });
    await expect(client.conversations.retrieve(made.id)).rejects.toThrow(OpenAI.NotFoundError);
    await expect(
      client.responses.create({ model, input: 'Hi', conversation: made.id }),
    ).rejects.toThrow(`404 Conversation with id '${made.id}' not found.`);
  });

  it('grows with each turn, streamed or not', async () => {
    tenancy.reply(turn('Hello Ada.'), turn('You are Ada.'));
    const { id } = await client.conversations.create({
      items: [{ type: 'message', role: 'user', content: 'I am Ada.' }],
    });
    const first = await client.responses.create({ model, input: 'Hi', conversation: id });
    expect(first.conversation).toEqual({ id });
    await streamed({ input: 'Who am I?', conversation: { id } });
    expect(said()).toEqual([
      'user: I am Ada.',
      'user: Hi',
      'assistant: Hello Ada.',
      'user: Who am I?',
    ]);
    const items = await all(client.conversations.items.list(id, { order: 'asc', limit: 2 }));
    expect(items.map((item) => 'role' in item && item.role)).toEqual([
      'user',
      'user',
      'assistant',
      'user',
      'assistant',
    ]);
  });

  it('has items that are added, read and taken away', async () => {
    const { id } = await client.conversations.create();
    const { data } = await client.conversations.items.create(id, {
      items: [
        { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'one' }] },
        { type: 'message', role: 'user', content: 'two' },
      ],
    });
    const [one, two] = data;
    if (!one?.id || !two?.id) throw new Error('Items have no ids.');
    expect(two).toMatchObject({
      type: 'message',
      role: 'user',
      status: 'completed',
      content: [{ type: 'input_text', text: 'two' }],
    });
    expect(await client.conversations.items.retrieve(one.id, { conversation_id: id })).toEqual(one);
    const left = await client.conversations.items.delete(one.id, { conversation_id: id });
    expect(left).toMatchObject({ id, object: 'conversation' });
    expect(await all(client.conversations.items.list(id))).toEqual([two]);
    await expect(
      client.conversations.items.retrieve(one.id, { conversation_id: id }),
    ).rejects.toThrow(OpenAI.NotFoundError);
  });

  it('excludes a previous response', async () => {
    const { id } = await client.conversations.create();
    const previous = await client.responses.create({ model, input: 'Hi' });
    await expect(
      client.responses.create({
        model,
        input: 'x',
        conversation: id,
        previous_response_id: previous.id,
      }),
    ).rejects.toThrow(OpenAI.BadRequestError);
  });

  it('lives on from its last change', async () => {
    const { id } = await client.conversations.create();
    tenancy.advance(700 * hour);
    await client.conversations.update(id, { metadata: {} });
    tenancy.advance(700 * hour);
    expect((await client.conversations.retrieve(id)).id).toBe(id);
    tenancy.advance(20 * hour);
    await expect(client.conversations.retrieve(id)).rejects.toThrow(OpenAI.NotFoundError);
  });
});

describe('others', () => {
  it('have memories of their own: two tenancies, turn by turn', async () => {
    const [blue, red] = [await mock.createTenancy(), await mock.createTenancy()];
    const clients = { blue: keyed(blue.access), red: keyed(red.access) };
    blue.reply(turn('Blue one.'), turn('Blue two.'));
    red.reply(turn('Red one.'), turn('Red two.'));
    const [first, other] = await Promise.all([
      clients.blue.responses.create({ model, input: 'blue?' }),
      clients.red.responses.create({ model, input: 'red?' }),
    ]);
    expect(first.id).not.toBe(other.id);
    await clients.blue.responses.create({ model, input: 'x', previous_response_id: first.id });
    expect(said()).toEqual(['user: blue?', 'assistant: Blue one.', 'user: x']);
    await clients.red.responses.create({ model, input: 'y', previous_response_id: other.id });
    expect(said()).toEqual(['user: red?', 'assistant: Red one.', 'user: y']);
    heard = [];
    const body = (id: string) => JSON.stringify({ model, input: 'z', previous_response_id: id });
    const headers = { 'OpenAI-Project': red.access.projectId ?? '' };
    const foreign = await post(red.access, '/openai/v1/responses', body(first.id), headers);
    const unknown = await post(red.access, '/openai/v1/responses', body('resp_x'), headers);
    expect(foreign.status).toBe(404);
    expect(foreign.body.toString().replaceAll(first.id, 'resp_x')).toBe(unknown.body.toString());
    expect(foreign.body.toString()).not.toContain('Blue');
    expect(heard).toEqual([]);
    await expect(clients.red.responses.retrieve(first.id)).rejects.toThrow(OpenAI.NotFoundError);
    await expect(clients.red.responses.delete(first.id)).rejects.toThrow(OpenAI.NotFoundError);
    expect((await clients.blue.responses.retrieve(first.id)).output_text).toBe('Blue one.');
  });

  it('in the same tenancy have their own project, or conversation store, or none', async () => {
    const store = 'ocid1.generativeaiconversationstore.oc1.us-chicago-1.a';
    const stored = keyed(tenancy.access, {
      project: null,
      defaultHeaders: {
        'opc-compartment-id': tenancy.access.compartmentId,
        'opc-conversation-store-id': store,
      },
    });
    const none = keyed(tenancy.access, { project: null });
    const { id } = await client.responses.create({ model, input: 'Hi' });
    const talk = await stored.conversations.create();
    expect(talk.id).toMatch(/^conv_[0-9a-f]{32}$/);
    await expect(stored.responses.retrieve(id)).rejects.toThrow(OpenAI.NotFoundError);
    await expect(none.responses.retrieve(id)).rejects.toThrow(OpenAI.NotFoundError);
    await expect(client.conversations.retrieve(talk.id)).rejects.toThrow(OpenAI.NotFoundError);
    expect((await stored.conversations.retrieve(talk.id)).id).toBe(talk.id);
  });
});

describe('a tenancy that keeps nothing', () => {
  it('says so, and refuses what would need it', async () => {
    const strict = await mock.createTenancy({ switches: { zeroDataRetention: true } });
    const forgetful = keyed(strict.access);
    const made = await forgetful.responses.create({ model, input: 'Hi' });
    expect(made).toMatchObject({ store: false });
    await expect(forgetful.responses.retrieve(made.id)).rejects.toThrow(OpenAI.NotFoundError);
    await expect(
      forgetful.responses.create({ model, input: 'x', previous_response_id: made.id }),
    ).rejects.toThrow(
      '400 Previous response cannot be used for this organization due to Zero Data Retention.',
    );
    await expect(
      forgetful.responses.create({ model, input: [{ type: 'item_reference', id: 'msg_1' }] }),
    ).rejects.toThrow('404 Items are not persisted for Zero Data Retention organizations');
  });
});

describe('compaction', () => {
  it('gives the user’s messages and one item for the rest', async () => {
    tenancy.reply(turn('Hello.'));
    const { id } = await client.responses.create({ model, input: 'Hi' });
    const compacted = await client.responses.compact({
      model,
      previous_response_id: id,
      input: 'More',
    });
    expect(compacted).toMatchObject({
      object: 'response.compaction',
      output: [
        { type: 'message', role: 'user' },
        { type: 'message', role: 'user' },
        { type: 'compaction' },
      ],
    });
  });

  it('knows the models on offer', async () => {
    const missing = client.responses.compact({ model: 'openai.gpt-none', input: 'Hi' });
    await expect(missing).rejects.toMatchObject({ status: 404 });
  });
});

describe('bodies that make no sense', () => {
  const deep = `${'['.repeat(1000)}${']'.repeat(1000)}`;
  const bodies: readonly (readonly [string, string | Buffer])[] = [
    ['no JSON', '{"model":'],
    ['no object', '[]'],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['deeply nested', `{"model":"${model}","input":${deep},"items":${deep}}`],
    ['half a character', `{"model":"${model}","input":"\\ud800","items":[{"content":"\\ud800"}]}`],
  ];

  it.each(bodies)('are refused, and leave nothing behind: %s', async (_what, body) => {
    const { access } = tenancy;
    const headers = { 'OpenAI-Project': access.projectId ?? '' };
    const { id } = await client.conversations.create();
    for (const target of ['/responses', '/conversations', `/conversations/${id}/items`]) {
      const answer = await post(access, `/openai/v1${target}`, body, headers);
      expect(answer.status, target).toBe(400);
    }
    expect(await all(client.conversations.items.list(id))).toEqual([]);
  });

  it('may be large: 20 MB are kept, and found again', async () => {
    const input = 'x'.repeat(20_000_000);
    const { id } = await client.responses.create({ model, input });
    const { data } = await client.responses.inputItems.list(id);
    expect(data).toMatchObject([{ content: [{ text: input }] }]);
    tenancy.reply(turn('Long.'));
    await client.responses.create({ model, input: 'And?', previous_response_id: id });
    expect(heard.map(({ text }) => text.length)).toEqual([20_000_000, heard[1]?.text.length, 4]);
  });
});
