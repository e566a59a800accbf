import { describe, expect, it } from 'vitest';
import type { TenancySwitches } from '../../protocol/switches.js';
import { openJournal } from '../journal.js';
import { openHoldings } from '../management/holdings.js';
import { openMemory } from '../memory/memory.js';
import { cancelResponse, chainItems, removeResponse, viewOf } from '../memory/responses.js';
import type { Answer, Understood } from '../stages.js';
import { baseOf } from './base.js';
import { eventsOf } from './final-response.js';
import { createKeep } from './keep.js';

const hour = 3_600_000;

function world(switches: TenancySwitches = {}) {
  const clock = { now: 1_800_000_000_000 };
  const memory = openMemory('us-chicago-1', 'test');
  const tenancy = {
    name: 'test',
    id: 'ocid1.tenancy.oc1..a',
    compartmentId: 'ocid1.compartment.oc1..a',
    userId: 'ocid1.user.oc1..a',
    secondUserId: 'ocid1.user.oc1..b',
    principals: {
      instanceId: '',
      resourceId: '',
      clusterId: '',
      namespace: '',
      serviceAccount: '',
    },
    tokens: { issued: 0, revoked: 0 },
    keys: new Map(),
    apiKeys: new Map(),
    projectId: 'ocid1.generativeaiproject.oc1..a',
    holdings: openHoldings({ compartmentId: '', projectId: '', apiKeys: new Map() }),
    switches,
    faults: [],
    turns: { asked: 0, open: 0, spent: [] },
    script: [],
    journal: openJournal(1, 0),
    memory,
    now: () => clock.now,
    unmoved: () => clock.now,
    advance: () => undefined,
    renewTokens: async () => undefined,
    reset: () => undefined,
  };
  const place = (scope = '') => ({ memory, switches, scope, now: clock.now });
  return { clock, memory, tenancy, place };
}

function asked(id: string, body: Record<string, unknown> = {}, scope = ''): Understood {
  const { zeroDataRetention, ...request } = body;
  const input = [{ type: 'message', role: 'user', content: `question of ${id}` }];
  return {
    transport: 'responses',
    call: {
      operation: 'chat',
      model: 'openai.gpt-oss-120b',
      apiFormat: 'openai-responses',
      stream: false,
      messages: [],
    },
    body: request,
    openai: {
      route: { base: '/openai/v1', operation: 'responses.create', ids: [], query: '' },
      id,
      input,
      scope,
      echo: { store: request.store !== false && zeroDataRetention !== true },
    },
  };
}

const final = (id: string, status = 'completed') => ({
  id,
  object: 'response',
  status,
  output: [
    {
      id: `msg_of_${id}`,
      type: 'message',
      role: 'assistant',
      status: 'completed',
      content: [{ type: 'output_text', text: `answer of ${id}`, annotations: [] }],
    },
  ],
});

const whole = (id: string, more: Partial<Answer> = {}): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  pieces: [Buffer.from(JSON.stringify(final(id)))],
  stream: false,
  reply: 'turn',
  ...more,
});

function stream(events: readonly object[], more: Partial<Answer> = {}): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    pieces: events.map((event, n) =>
      Buffer.from(`data: ${JSON.stringify({ ...event, sequence_number: n })}\n\n`),
    ),
    stream: true,
    reply: 'turn',
    ...more,
  };
}

const told = (id: string) => [
  { type: 'response.created', response: { ...final(id, 'in_progress'), output: [] } },
  { type: 'response.output_text.delta', delta: 'answer' },
  { type: 'response.completed', response: final(id) },
];

const keep = createKeep();

const textsOf = (items: readonly Readonly<Record<string, unknown>>[]) =>
  items.map(({ content }) => {
    const [part] = Array.isArray(content) ? content : [];
    return part?.text;
  });

describe('keeping a whole answer', () => {
  it('keeps the final object and the input, and changes nothing of the answer', () => {
    const { tenancy, memory, place } = world();
    const answer = whole('resp_1');
    expect(keep(asked('resp_1'), answer, tenancy)).toBe(answer);
    const kept = memory.responses.get('', 'resp_1', tenancy.now());
    expect(kept?.response).toEqual(final('resp_1'));
    expect(textsOf(chainItems(place(), 'resp_1'))).toEqual([
      'question of resp_1',
      'answer of resp_1',
    ]);
  });

  it('keeps nothing with store false, in a tenancy without retention, of an error', () => {
    const { tenancy, memory } = world();
    keep(asked('resp_1', { store: false }), whole('resp_1'), tenancy);
    keep(asked('resp_2', { zeroDataRetention: true }), whole('resp_2'), tenancy);
    keep(asked('resp_3'), whole('resp_3', { status: 400 }), tenancy);
    expect(memory.responses.count(tenancy.now())).toBe(0);
  });

  it('keeps it for as long as the switch says, 720 hours without one', () => {
    for (const [switches, hours] of [
      [{}, 720],
      [{ retentionHours: 2 }, 2],
    ] as const) {
      const { tenancy, memory, clock } = world(switches);
      keep(asked('resp_1'), whole('resp_1'), tenancy);
      clock.now += hours * hour - 1;
      expect(memory.responses.get('', 'resp_1', clock.now)).toBeDefined();
      clock.now += 1;
      expect(memory.responses.get('', 'resp_1', clock.now)).toBeUndefined();
    }
  });
});

describe('keeping a stream', () => {
  it('keeps the final object and every event’s bytes', () => {
    const { tenancy, memory } = world();
    const answer = stream(told('resp_1'));
    keep(asked('resp_1'), answer, tenancy);
    const kept = memory.responses.get('', 'resp_1', tenancy.now());
    expect(kept?.response).toEqual(final('resp_1'));
    const events = kept ? eventsOf(kept.stream) : [];
    expect(events.map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
    expect(events.map(({ bytes }) => Buffer.from(bytes))).toEqual(answer.pieces);
  });

  it('keeps nothing where the stream is cut before its last event', () => {
    for (const cutAfter of [0, 1, 2]) {
      const { tenancy, memory } = world();
      const delivery = { ending: { cutAfter } };
      keep(asked('resp_1'), stream(told('resp_1'), { delivery }), tenancy);
      expect(memory.responses.count(tenancy.now())).toBe(0);
    }
  });

  it('keeps what was told to its end, though the connection is then cut', () => {
    const { tenancy, memory } = world();
    const delivery = { ending: { cutAfter: 3 } };
    keep(asked('resp_1'), stream(told('resp_1'), { delivery }), tenancy);
    expect(memory.responses.count(tenancy.now())).toBe(1);
  });

  it('keeps nothing where an error takes the place of the last event', () => {
    const { tenancy, memory } = world();
    const events = [...told('resp_1').slice(0, 2), { type: 'error', error: { message: 'no' } }];
    keep(asked('resp_1'), stream(events), tenancy);
    expect(memory.responses.count(tenancy.now())).toBe(0);
  });

  it('keeps a turn that failed as failed', () => {
    const { tenancy, memory } = world();
    const events = [{ type: 'response.failed', response: final('resp_1', 'failed') }];
    keep(asked('resp_1'), stream(events), tenancy);
    expect(memory.responses.get('', 'resp_1', tenancy.now())?.response.status).toBe('failed');
  });
});

describe('a turn in the background', () => {
  it('is answered queued, then works, then is completed, by the tenancy’s clock', () => {
    const { tenancy, memory, clock } = world();
    const answer = keep(asked('resp_1', { background: true }), whole('resp_1'), tenancy);
    expect(JSON.parse(Buffer.concat(answer.pieces).toString())).toMatchObject({
      id: 'resp_1',
      status: 'queued',
      background: true,
      output: [],
      usage: null,
    });
    const status = () => {
      const kept = memory.responses.get('', 'resp_1', clock.now);
      return kept && viewOf(kept, clock.now).status;
    };
    expect(status()).toBe('queued');
    clock.now += 500;
    expect(status()).toBe('in_progress');
    clock.now += 60_000;
    expect(status()).toBe('completed');
  });

  it('can be polled for a while with store false, and nobody may go on from it', () => {
    const { tenancy, memory, clock, place } = world();
    keep(asked('resp_1', { background: true, store: false }), whole('resp_1'), tenancy);
    clock.now += 60_000;
    expect(memory.responses.get('', 'resp_1', clock.now)).toBeDefined();
    expect(baseOf(place(), { input: 'Go on', previous_response_id: 'resp_1' }).ok).toBe(false);
    clock.now += hour;
    expect(memory.responses.get('', 'resp_1', clock.now)).toBeUndefined();
  });

  it('goes on when its stream is cut', () => {
    const { tenancy, memory, clock } = world();
    const delivery = { ending: { cutAfter: 1 } };
    const answer = stream(told('resp_1'), { delivery });
    expect(keep(asked('resp_1', { background: true }), answer, tenancy)).toBe(answer);
    const kept = memory.responses.get('', 'resp_1', clock.now);
    expect(kept && viewOf(kept, clock.now).status).toBe('in_progress');
    expect(kept && eventsOf(kept.stream)).toHaveLength(3);
    clock.now += 60_000;
    expect(kept && viewOf(kept, clock.now).status).toBe('completed');
  });
});

describe('what a turn builds on', () => {
  const chain = (place = world()) => {
    keep(asked('resp_1'), whole('resp_1'), place.tenancy);
    keep(asked('resp_2', { previous_response_id: 'resp_1' }), whole('resp_2'), place.tenancy);
    return place;
  };

  it('is the whole chain, oldest first', () => {
    const base = baseOf(chain().place(), { input: 'third', previous_response_id: 'resp_2' });
    expect(base.ok && textsOf(base.context)).toEqual([
      'question of resp_1',
      'answer of resp_1',
      'question of resp_2',
      'answer of resp_2',
    ]);
    expect(base.ok && textsOf(base.input)).toEqual(['third']);
  });

  it('ends where a link is gone, and never goes in circles', () => {
    const one = chain();
    one.memory.responses.remove('', 'resp_1', 0);
    expect(textsOf(chainItems(one.place(), 'resp_2'))).toEqual([
      'question of resp_2',
      'answer of resp_2',
    ]);
    keep(asked('resp_2', { previous_response_id: 'resp_2' }), whole('resp_2'), one.tenancy);
    expect(chainItems(one.place(), 'resp_2')).toHaveLength(2);
  });

  it('is refused alike where an id is unknown or of another project, and nothing is stored', () => {
    const one = chain();
    const refusal = (scope: string, id: string) =>
      baseOf(one.place(scope), { input: 'x', previous_response_id: id });
    expect(refusal('', 'resp_9')).toEqual({
      ok: false,
      error: {
        status: 404,
        style: 'upstream-unwrapped',
        message: "Previous response with id 'resp_9' not found.",
        param: 'previous_response_id',
        code: 'previous_response_not_found',
      },
    });
    expect(refusal('another', 'resp_2')).toMatchObject({ ok: false, error: { status: 404 } });
    expect(one.memory.responses.count(one.clock.now)).toBe(2);
  });

  it('is one of the two kinds of state', () => {
    const base = baseOf(world().place(), {
      input: 'x',
      previous_response_id: 'resp_1',
      conversation: 'conv_1',
    });
    expect(base).toMatchObject({ ok: false, error: { status: 400 } });
  });

  it('finds items that are referred to', () => {
    const one = chain();
    const base = baseOf(one.place(), { input: [{ type: 'item_reference', id: 'msg_of_resp_1' }] });
    expect(base.ok && textsOf(base.input)).toEqual(['answer of resp_1']);
    const lost = baseOf(one.place(), { input: [{ type: 'item_reference', id: 'msg_lost' }] });
    expect(lost).toMatchObject({ ok: false, error: { status: 404 } });
  });

  it('is nothing in a tenancy that keeps nothing', () => {
    const { place } = world({ zeroDataRetention: true });
    expect(baseOf(place(), { input: 'x', previous_response_id: 'resp_1' })).toMatchObject({
      ok: false,
      error: {
        status: 400,
        message:
          'Previous response cannot be used for this organization due to Zero Data Retention.',
        param: 'previous_response_id',
      },
    });
    for (const item of [
      { type: 'item_reference', id: 'msg_1' },
      { type: 'reasoning', id: 'rs_1', summary: [] },
    ]) {
      const base = baseOf(place(), { input: [item] });
      expect(base).toMatchObject({ ok: false, error: { status: 404 } });
      expect(!base.ok && base.error.message).toContain(
        'Items are not persisted for Zero Data Retention organizations',
      );
    }
  });
});

describe('a conversation', () => {
  const conversation = { id: 'conv_1', object: 'conversation' };
  const open = () => {
    const one = world();
    one.memory.conversations.put({
      id: 'conv_1',
      scope: '',
      weight: 1,
      value: { conversation, items: [], weight: 0 },
    });
    return one;
  };
  const itemsOf = (one: ReturnType<typeof open>) => {
    const base = baseOf(one.place(), { input: 'x', conversation: { id: 'conv_1' } });
    return base.ok ? textsOf(base.context) : base.error;
  };

  it('grows by each turn’s input and output, even if the response is not stored', () => {
    const one = open();
    keep(asked('resp_1', { conversation: 'conv_1' }), whole('resp_1'), one.tenancy);
    keep(asked('resp_2', { conversation: 'conv_1', store: false }), whole('resp_2'), one.tenancy);
    expect(itemsOf(one)).toEqual([
      'question of resp_1',
      'answer of resp_1',
      'question of resp_2',
      'answer of resp_2',
    ]);
    expect(one.memory.responses.count(one.clock.now)).toBe(1);
  });

  it('stays as it is when a turn fails or is cut', () => {
    const one = open();
    const failed = [{ type: 'response.failed', response: final('resp_1', 'failed') }];
    keep(asked('resp_1', { conversation: 'conv_1' }), stream(failed), one.tenancy);
    const delivery = { ending: { cutAfter: 1 } };
    const cut = stream(told('resp_2'), { delivery });
    keep(asked('resp_2', { conversation: 'conv_1' }), cut, one.tenancy);
    expect(itemsOf(one)).toEqual([]);
  });

  it('waits for a turn in the background to end', () => {
    const one = open();
    const call = asked('resp_1', { conversation: 'conv_1', background: true });
    keep(call, whole('resp_1'), one.tenancy);
    expect(itemsOf(one)).toEqual([]);
    one.clock.now += 60_000;
    expect(itemsOf(one)).toEqual(['question of resp_1', 'answer of resp_1']);
    expect(itemsOf(one)).toHaveLength(2);
  });

  it('is not joined again by what is in it, nor by a turn that was broken off', () => {
    const one = open();
    keep(asked('resp_1', { conversation: 'conv_1' }), whole('resp_1'), one.tenancy);
    const again = asked('resp_2', { conversation: 'conv_1' });
    const [known] = final('resp_1').output;
    const input = known ? [known, ...(again.openai?.input ?? [])] : [];
    keep(
      again.openai ? { ...again, openai: { ...again.openai, input } } : again,
      whole('resp_2'),
      one.tenancy,
    );
    const all = ['resp_1', 'resp_2'].flatMap((id) => [`question of ${id}`, `answer of ${id}`]);
    expect(itemsOf(one)).toEqual(all);
    const background = (id: string) =>
      keep(asked(id, { conversation: 'conv_1', background: true }), whole(id), one.tenancy);
    background('resp_3');
    background('resp_4');
    const kept = one.memory.responses.get('', 'resp_3', one.clock.now);
    if (kept) cancelResponse(one.place(), kept);
    removeResponse(one.place(), 'resp_4');
    one.clock.now += 60_000;
    expect(itemsOf(one)).toEqual(all);
  });

  it('is refused where it is unknown', () => {
    expect(baseOf(world().place(), { input: 'x', conversation: 'conv_9' })).toMatchObject({
      ok: false,
      error: { status: 404, message: "Conversation with id 'conv_9' not found." },
    });
  });
});
