/** Calls that cannot be done: each says what and where, changes nothing, and leaves the mock up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock, MockTenancy } from '../../src/mock/options.js';
import { eventually, openRaw, send, signedChat } from '../mock/client.js';
import { call } from './call.js';

let mock: Mock;
let tenancy: MockTenancy;
beforeAll(async () => {
  mock = await startMock();
  tenancy = await mock.createTenancy({ name: 'held' });
  tenancy.reply({ recording: 'cohere/text' });
});
afterAll(() => mock.close());

/** Method, path and body; what is answered. */
type Row = readonly [
  name: string,
  call: readonly [method: string, path: string, body?: unknown],
  status: number,
  code: string,
  message: string,
  remedy?: string,
];

const bad = 'OCIC_BAD_CONTROL_CALL';
const rows: readonly Row[] = [
  ['an unknown path', ['GET', 'nope'], 404, bad, 'The control API has no /oci-conform/api/nope.'],
  [
    'a path that cannot be decoded',
    ['GET', 'tenancies/%zz'],
    400,
    bad,
    'The path /oci-conform/api/tenancies/%zz cannot be decoded.',
  ],
  [
    'an unknown tenancy',
    ['GET', 'tenancies/hold'],
    404,
    'OCIC_UNKNOWN_TENANCY',
    'There is no tenancy "hold".',
    'Did you mean held? GET /oci-conform/api/tenancies lists them; POST makes one.',
  ],
  [
    'an unknown tenancy’s journal',
    ['GET', 'tenancies/x/journal/follow'],
    404,
    'OCIC_UNKNOWN_TENANCY',
    'There is no tenancy "x".',
  ],
  [
    'a method that a path has not',
    ['POST', 'health', {}],
    405,
    bad,
    'POST is nothing that can be done with /oci-conform/api/health.',
    'It takes GET, HEAD.',
  ],
  [
    'another one',
    ['OPTIONS', 'tenancies/held/replies'],
    405,
    bad,
    'OPTIONS is nothing that can be done with /oci-conform/api/tenancies/held/replies.',
    'It takes GET, HEAD, POST, PUT, DELETE.',
  ],
  ['no JSON', ['POST', 'tenancies', '{"name":'], 400, bad, 'The body is no JSON: '],
  ['no body', ['POST', 'tenancies'], 400, bad, 'The body is missing.'],
  ['a body of another type', ['POST', 'tenancies', '[]'], 400, bad, 'The body is an array.'],
  [
    'an unknown key',
    ['POST', 'tenancies', { nam: 'blue' }],
    400,
    bad,
    "The body's nam is not known.",
    'Did you mean name? Known here: name, switches.',
  ],
  [
    'an unknown switch',
    ['POST', 'tenancies', { name: 'blue', switches: { personas: 'echo' } }],
    400,
    bad,
    "The body's switches.personas is not known.",
  ],
  [
    'a switch of another type',
    ['PATCH', 'tenancies/held/switches', { rightsMissing: 'yes' }],
    400,
    bad,
    'The body\'s rightsMissing is "yes".',
    'Give a boolean or null.',
  ],
  [
    'an unknown persona',
    ['PATCH', 'tenancies/held/switches', { rightsMissing: true, persona: 'ech' }],
    400,
    bad,
    'The body\'s persona is "ech".',
    'Did you mean echo? Give one of helpful, echo, terse, tool-user, slow, failing, filtered, null.',
  ],
  [
    'what counts at the start only',
    ['PATCH', 'tenancies/held/switches', { clockOffset: 3 }],
    400,
    bad,
    "The body's clockOffset is not known.",
  ],
  [
    'a name that cannot be',
    ['POST', 'tenancies', { name: '../up' }],
    422,
    'OCIC_BAD_OPTION',
    'A tenancy cannot be named "../up".',
  ],
  [
    'a name that is taken',
    ['POST', 'tenancies', { name: 'held' }],
    409,
    bad,
    'There is a tenancy "held" already.',
  ],
  [
    'the mock’s own tenancy, to be removed',
    ['DELETE', 'tenancies/default'],
    409,
    bad,
    'The tenancy default is there as long as the mock.',
    'Reset it instead.',
  ],
  [
    'an unknown auth mode',
    ['GET', 'tenancies/held/access/apikey'],
    400,
    bad,
    'The path\'s authMode is "apikey".',
    'Did you mean api_key? Give one of api_key, session_token, instance_principal, resource_principal, oke_workload_identity, genai_api_key.',
  ],
  [
    'a clock that is told in words',
    ['POST', 'tenancies/held/clock', { advance: '5' }],
    400,
    bad,
    'The body\'s advance is "5".',
    'Give a number.',
  ],
  [
    'a clock to be moved for ages',
    ['POST', 'tenancies/held/clock', { advance: 1e300 }],
    400,
    bad,
    "The body's advance is 1e+300.",
    'It must be <= 315360000000.',
  ],
  [
    'a clock without a word',
    ['POST', 'tenancies/held/clock', {}],
    400,
    bad,
    "The body's advance is missing.",
  ],
  [
    'an unknown action',
    ['POST', 'tenancies/held/tokens', { action: 'burn' }],
    400,
    bad,
    'The body\'s action is "burn".',
    'Give one of revoke, renew.',
  ],
  [
    'an unknown fault',
    ['PUT', 'tenancies/held/faults', { faults: ['sse/comments', 'sse/comment'] }],
    422,
    'OCIC_BAD_OPTION',
    'Of the faults, number 2 is "sse/comment", which is no fault.',
    'Did you mean sse/comments? `oci-conform faults` lists them.',
  ],
  [
    'faults that are no list',
    ['PUT', 'tenancies/held/faults', { faults: 'status/500' }],
    400,
    bad,
    'The body\'s faults is "status/500".',
    'Give an array.',
  ],
  [
    'a reply with an unknown recording, after a good one',
    ['POST', 'tenancies/held/replies', [{ recording: 'cohere/text' }, { recording: 'cohere/txt' }]],
    422,
    'OCIC_UNKNOWN_RECORDING',
    'The body, reply 2: There is no recording "cohere/txt".',
    'Did you mean cohere/text? The files under fixtures/ are named like the recordings.',
  ],
  [
    'a reply that is none',
    ['PUT', 'tenancies/held/replies', { replies: [{ turn: { text: 5 } }], persona: 'echo' }],
    422,
    'OCIC_BAD_SCRIPT',
    "The body, reply 1: A reply's turn.text is 5.",
    'Give a string.',
  ],
  [
    'a script with an unknown persona',
    ['PUT', 'tenancies/held/replies', { replies: [], persona: 'ech' }],
    422,
    'OCIC_BAD_SCRIPT',
    'The body\'s persona is "ech".',
  ],
  ['no script', ['PUT', 'tenancies/held/replies'], 400, bad, 'There is no body.'],
  [
    'an unknown query',
    ['GET', 'tenancies/held/journal?sinc=3'],
    400,
    bad,
    "The query's sinc is not known.",
  ],
  [
    'a query of another type',
    ['GET', 'tenancies/held/journal?since=last'],
    400,
    bad,
    'The query\'s since is "last".',
    'Give an integer.',
  ],
  [
    'a query twice',
    ['GET', 'tenancies/held/journal?limit=1&limit=2'],
    400,
    bad,
    "The query's limit is an array.",
  ],
  [
    'a limit of nothing',
    ['GET', 'tenancies/held/journal?limit=0'],
    400,
    bad,
    "The query's limit is 0.",
  ],
  [
    'a limit where there is none',
    ['GET', 'tenancies/held/journal/follow?limit=1'],
    400,
    bad,
    "The query's limit is not known.",
  ],
];

/** What must be as it was. */
const state = () => ({
  names: mock.tenancies().map(({ name }) => name),
  replies: tenancy.replies(),
  switches: tenancy.switches(),
  faults: tenancy.faults(),
});

const before = {
  names: ['default', 'held'],
  replies: [{ recording: 'cohere/text' }],
  switches: {},
  faults: [],
};

describe('a bad call', () => {
  it.each(rows.map((row) => [row[0], row] as const))('%s', async (_name, row) => {
    const [, [method, path, body], status, code, message, remedy] = row;
    const told = await call(mock.origin, method, path, body);
    expect(told.json).toEqual({
      error: {
        code,
        message: expect.stringContaining(message),
        remedy: remedy ?? expect.stringMatching(/./),
      },
    });
    expect(told.status).toBe(status);
    expect(state()).toEqual(before);
  });

  it('of another content type is refused', async () => {
    const headers = [['content-type', 'text/plain']] as const;
    const told = await call(mock.origin, 'POST', 'tenancies', '{"name":"blue"}', headers);
    expect([told.status, told.json]).toEqual([
      415,
      {
        error: {
          code: bad,
          message: 'The body is not of a type that is taken here.',
          remedy: 'Send JSON, with the header content-type: application/json.',
        },
      },
    ]);
    const form = [['content-type', 'application/x-www-form-urlencoded']] as const;
    expect((await call(mock.origin, 'POST', 'tenancies/held/reset', 'a=b', form)).status).toBe(415);
    expect(state()).toEqual(before);
  });

  it('with a huge body is refused, announced or in chunks', async () => {
    const huge = JSON.stringify({ name: 'x'.repeat(9_000_000) });
    const told = await call(mock.origin, 'POST', 'tenancies', huge);
    expect([told.status, told.json]).toMatchObject([
      413,
      { error: { code: bad, message: 'The body is larger than allowed.' } },
    ]);
    const chunk = `100000\r\n${'x'.repeat(1_048_576)}\r\n`;
    const head = 'POST /oci-conform/api/tenancies HTTP/1.1\r\nhost: localhost\r\n';
    const chunked = openRaw(
      mock.origin,
      `${head}content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n${chunk.repeat(9)}0\r\n\r\n`,
    );
    expect((await chunked.answer(({ whole }) => whole)).status).toBe(413);
    chunked.socket.destroy();
  });

  it('that is nested too deep is refused', async () => {
    const deep = `{"tokenClaims":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
    const told = await call(mock.origin, 'PATCH', 'tenancies/held/switches', deep);
    expect([told.status, told.json]).toMatchObject([
      400,
      { error: { code: bad, message: 'The body is nested too deep.' } },
    ]);
    expect(state()).toEqual(before);
  });

  it('whose chunks are none gets 400, and is nobody’s exchange', async () => {
    mock.clearJournal();
    const broken = openRaw(
      mock.origin,
      'POST /oci-conform/api/tenancies HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n' +
        'transfer-encoding: chunked\r\n\r\nzz\r\n',
    );
    const answer = await broken.answer(({ whole }) => whole);
    expect([answer.status, JSON.parse(answer.body.toString())]).toMatchObject([
      400,
      { error: { code: bad } },
    ]);
    broken.socket.destroy();
    expect(mock.journal()).toEqual([]);
  });

  it('whose client goes in its midst does no harm', async () => {
    const gone = openRaw(
      mock.origin,
      'POST /oci-conform/api/tenancies HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{"name"',
    );
    let closed = false;
    gone.socket.on('close', () => {
      closed = true;
    });
    gone.socket.end();
    await eventually(() => closed);
    expect((await call(mock.origin, 'GET', 'health')).status).toBe(200);
    expect(state()).toEqual(before);
  });

  it('repeats keys of a prototype as any other', async () => {
    const told = await call(mock.origin, 'POST', 'tenancies', '{"__proto__":{"name":"x"}}');
    expect(told.json).toMatchObject({ error: { message: "The body's __proto__ is not known." } });
    const inherited = await call(mock.origin, 'PUT', 'tenancies/held/faults', {
      faults: ['constructor'],
    });
    expect(inherited.status).toBe(422);
    expect(state()).toEqual(before);
  });
});

describe('after all of that', () => {
  it('the service answers as ever, and saw nothing of it', async () => {
    expect((await send(mock.origin, signedChat(tenancy.access))).status).toBe(200);
    expect(tenancy.journal()).toMatchObject([{ reply: 'cohere/text' }]);
    expect(mock.journal()).toEqual([]);
  });
});
