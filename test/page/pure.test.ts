/** The page's pure parts; the page itself is tried in a browser by `page.spec.ts`. */
import { describe, expect, it } from 'vitest';
import { pageFile } from '../../src/mock/control/page.js';
import { againOf } from '../../src/page/again.js';
import { differenceOf } from '../../src/page/differ.js';
import { framesOf, hexLines } from '../../src/page/frames.js';
import { flawOfJson } from '../../src/page/json-flaw.js';
import { barsOf, longestGap, paceText } from '../../src/page/pace.js';
import { rowOf } from '../../src/page/row.js';
import { createRows } from '../../src/page/rows.js';
import { readView, sees, writeView } from '../../src/page/view.js';
import { clockText, duration, shortTarget } from '../../src/page/words.js';
import type { Exchange } from '../../src/protocol/exchange.js';

const body = '{"servingMode":{"servingType":"ON_DEMAND","modelId":"xai.grok-3"}}';

const exchange = (more: Partial<Exchange> = {}): Exchange => ({
  sequence: 1,
  at: 20,
  request: {
    method: 'POST',
    target: '/20231130/actions/chat',
    headers: [['content-type', 'application/json']],
    body: { encoding: 'utf8', text: body, bytes: body.length },
  },
  transport: 'sdk',
  identity: { verdict: 'accepted', auth: 'api_key' },
  response: {
    status: 200,
    headers: [],
    body: { encoding: 'utf8', text: '{}', bytes: 2 },
    chunks: [{ at: 7, offset: 0, length: 2 }],
  },
  end: 'complete',
  ...more,
});

describe('a row', () => {
  it('says what was called, by whom and how it went', () => {
    expect(rowOf(exchange())).toMatchObject({
      way: 'sdk',
      auth: 'api_key',
      model: 'xai.grok-3',
      status: '200',
      verdict: 'accepted',
      tone: 'good',
      duration: 7,
      refused: false,
    });
  });

  it('says why an error was answered', () => {
    const text = '{"code":"400","message":"No such format."}';
    const response = {
      status: 400,
      headers: [],
      body: { encoding: 'utf8', text, bytes: text.length },
      chunks: [],
    } as const;
    expect(rowOf(exchange({ reply: 'error', response }))).toMatchObject({
      verdict: 'No such format.',
      tone: 'bad',
      refused: true,
    });
    const identity = { verdict: 'let-through', problem: 'date-skewed' } as const;
    expect(rowOf(exchange({ identity }))).toMatchObject({
      verdict: 'let through: date-skewed',
      tone: 'warn',
      refused: true,
    });
  });

  it('finds a model in a body that is cut', () => {
    const text = body.slice(0, -1);
    const cut = { encoding: 'utf8', text, bytes: 9_000_000, truncated: true } as const;
    const { request } = exchange();
    expect(rowOf(exchange({ request: { ...request, body: cut } })).model).toBe('xai.grok-3');
  });
});

describe('the view', () => {
  it('is in the address and comes out of it again', () => {
    const view = { tenancy: 'a b', text: 'x&y', refused: true, transport: 'sdk', open: 3 };
    expect(writeView(view)).toBe('#tenancy=a+b&text=x%26y&refused=only&transport=sdk&open=3');
    expect(readView('#tenancy=a+b&text=x%26y&refused=only&transport=sdk&open=3')).toEqual(view);
    expect(readView('#open=%3Cb%3E')).toEqual({
      tenancy: 'default',
      text: '',
      refused: false,
      transport: '',
      open: undefined,
    });
  });

  it('sees a row that has every word, on its transport', () => {
    const view = readView('');
    const row = rowOf(exchange());
    expect(sees({ ...view, text: 'GROK chat' }, row)).toBe(true);
    expect(sees({ ...view, text: 'grok llama' }, row)).toBe(false);
    expect(sees({ ...view, refused: true }, row)).toBe(false);
    expect(sees({ ...view, transport: 'v1' }, row)).toBe(false);
    expect(sees({ ...view, transport: 'issuer' }, row)).toBe(false);
  });
});

describe('the rows', () => {
  const numbered = (sequence: number, at = sequence) => exchange({ sequence, at });
  const sequences = (rows: ReturnType<typeof createRows>) =>
    rows.list().map((row) => row.exchange.sequence);

  it('keep what a journal has let go, but not what another life of the mock had', () => {
    const rows = createRows();
    rows.putAll([numbered(1), numbered(2)]);
    rows.putAll([numbered(2), numbered(3)]);
    expect(sequences(rows)).toEqual([3, 2, 1]);
    rows.putAll([numbered(6), numbered(7)]);
    expect(sequences(rows)).toEqual([7, 6, 3, 2, 1]);
    rows.putAll([numbered(1, 900)]);
    expect(sequences(rows)).toEqual([1]);
    rows.putAll([]);
    expect(sequences(rows)).toEqual([]);
  });

  it('take the newer state of an exchange in its place', () => {
    const rows = createRows();
    rows.put(exchange({ end: 'open' }));
    rows.put(numbered(2));
    rows.put(exchange());
    expect(sequences(rows)).toEqual([2, 1]);
    expect(rows.get(1)?.ending).toBe('');
    const before = rows.get(1);
    rows.putAll([exchange(), numbered(2)]);
    expect(rows.get(1)).toBe(before);
  });

  it('keep five thousand', () => {
    const rows = createRows();
    for (let at = 1; at <= 5003; at += 1) rows.put(numbered(at));
    expect(sequences(rows)).toHaveLength(5000);
    expect(sequences(rows).at(-1)).toBe(4);
  });
});

describe('frames', () => {
  it('end at a blank line of any kind, and have the times of their chunks', () => {
    const bytes = new TextEncoder().encode('data: a\r\n\r\ndata: é\n\nevent: x\rdata:b\r\rdata');
    const chunks = [
      { at: 1, offset: 0, length: 11 },
      { at: 5, offset: 11, length: 7 },
      { at: 9, offset: 18, length: 60 },
    ];
    expect(framesOf(bytes, chunks)).toEqual([
      { text: 'data: a', data: 'a', offset: 0, length: 11, from: 1, to: 1, chunks: 1 },
      { text: 'data: é', data: 'é', offset: 11, length: 10, from: 5, to: 9, chunks: 2 },
      { text: 'event: x\rdata:b', data: 'b', offset: 21, length: 17, from: 9, to: 9, chunks: 1 },
      { text: 'data', data: undefined, offset: 38, length: 4, from: 9, to: 9, chunks: 1 },
    ]);
    expect(framesOf(new Uint8Array(), [])).toEqual([]);
  });

  it('are shown as bytes, too', () => {
    expect(hexLines(new TextEncoder().encode('é!'), 0, 16)).toBe(
      `000000  c3 a9 21${' '.repeat(39)}  ··!`,
    );
  });
});

describe('the pace', () => {
  const chunks = [
    { at: 10, offset: 0, length: 4 },
    { at: 20, offset: 4, length: 4 },
    { at: 110, offset: 8, length: 4 },
  ];

  it('is told in words, with the longest silence', () => {
    expect(longestGap(chunks)).toEqual({ from: 20, length: 90, before: 3 });
    expect(paceText(chunks)).toBe(
      '3 chunks, 12 B: the first after 10 ms, the last after 110 ms; the longest silence 90 ms, before chunk 3.',
    );
    expect(paceText([])).toBe('No byte of a body went out.');
  });

  it('draws chunks of one moment as one', () => {
    const many = Array.from({ length: 9000 }, (_, at) => ({ at: at / 9, offset: at, length: 1 }));
    expect(barsOf(many, 1000).length).toBeLessThanOrEqual(241);
    expect(barsOf(chunks, 110).map(({ title }) => title)).toEqual([
      '10 ms: chunk 1, 4 B',
      '20 ms: chunk 2, 4 B',
      '110 ms: chunk 3, 4 B',
    ]);
  });
});

describe('calling again', () => {
  const caller = { origin: 'http://127.0.0.1:4000', configFile: '/tmp/c d', profile: 'DEFAULT' };
  const evil = `'; touch /tmp/x; echo '$(id)`;

  it('is a curl where no signature is asked for, whatever the body is', () => {
    const { request } = exchange();
    const hostile = { encoding: 'utf8', text: evil, bytes: evil.length } as const;
    const asked = exchange({
      identity: { verdict: 'unchecked' },
      request: { ...request, headers: [['accept', '$(id) "x"']], body: hostile },
    });
    expect(againOf(asked, caller).command).toBe(
      `curl -sS -N -X POST http://127.0.0.1:4000/20231130/actions/chat \\\n  -H 'accept: $(id) "x"' \\\n  --data-binary ''\\''; touch /tmp/x; echo '\\''$(id)'`,
    );
  });

  it('is Oracle’s command line where one is', () => {
    expect(againOf(exchange(), caller).command).toBe(
      `oci raw-request --config-file '/tmp/c d' --profile DEFAULT \\\n  --http-method POST --target-uri http://127.0.0.1:4000/20231130/actions/chat \\\n  --request-body '${body}'`,
    );
  });

  it('is not offered where the journal has not all of it', () => {
    const { request } = exchange();
    const text = '{"key":"[redacted API key]"}';
    const cut = { encoding: 'utf8', text, bytes: 40 } as const;
    expect(againOf(exchange({ request: { ...request, body: cut } }), caller)).toEqual({
      words: 'What looked like a secret was taken out: call again from your client.',
    });
  });
});

describe('words', () => {
  it('are few', () => {
    expect([0.4, 999, 1240, 61_000].map(duration)).toEqual([
      '0 ms',
      '999 ms',
      '1.24 s',
      '1 min 1 s',
    ]);
    expect(clockText(1234.5, undefined)).toEqual(['+1', '.234']);
    expect(
      shortTarget('/20231130/models/ocid1.generativeaimodel.oc1.iad.amaaaaaask7dceyaabcdef'),
    ).toBe('/20231130/models/ocid1.generativeaimodel…abcdef');
    expect(shortTarget(`/${'a'.repeat(500)}`)).toHaveLength(88);
  });

  it('mark what differs between two lines', () => {
    expect(differenceOf('host: a:4000', 'host: a')).toEqual({
      before: 'host: a',
      left: ':4000',
      right: '',
      after: '',
    });
  });

  it('say where a text is no JSON', () => {
    for (const text of ['[]', ' {"a":[1,{}],"b":"\\u00e9"} ', '-1.5e3', 'null']) {
      expect(flawOfJson(text)).toBeUndefined();
    }
    const flaws: readonly (readonly [text: string, at: number, place: string, wanted: string])[] = [
      ['', 0, 'line 1, column 1', 'a value'],
      ['[\n  1,\n  x\n]', 9, 'line 3, column 3', 'a value'],
      ['[1,]', 3, 'line 1, column 4', 'a value'],
      ['[1 2]', 3, 'line 1, column 4', 'a comma or ]'],
      ['{"a" 1}', 5, 'line 1, column 6', 'a colon'],
      ['{"a":1,}', 7, 'line 1, column 8', 'a name in quotes'],
      ["{'a':1}", 1, 'line 1, column 2', 'a name in quotes or }'],
      ['{"a":1', 6, 'line 1, column 7', 'a comma or }'],
      ['{} x', 3, 'line 1, column 4', 'nothing more'],
    ];
    for (const [text, at, place, wanted] of flaws) {
      const message = `This is no JSON: at ${place} should be ${wanted}.`;
      expect(flawOfJson(text)).toEqual({ at, message });
    }
  });
});

describe('the files of the page', () => {
  it('are had by their names alone', async () => {
    expect((await pageFile(''))?.headers['content-type']).toBe('text/html; charset=utf-8');
    const script = await pageFile('differ.js');
    expect(script?.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(new TextDecoder().decode(script?.body)).toContain('export function differenceOf(');
    for (const name of ['../mock/mock.js', '..%2Fx.js', 'differ.ts', 'none.js', '.', 'a/b.js']) {
      expect(await pageFile(name)).toBeUndefined();
    }
  });
});
