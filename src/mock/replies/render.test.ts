import { describe, expect, it } from 'vitest';
import type { ApiFormat } from '../../protocol/call.js';
import type { Turn } from '../../protocol/turn.js';
import type { Recording } from '../../recordings/recording.js';
import type { Understood } from '../stages.js';
import { createRender } from './render.js';

const turn: Turn = { text: 'Hi 👋', toolCalls: [], finishReason: 'stop' };

const recording = (stream: boolean, body: string, status = 200): Recording => ({
  id: 'generic/one',
  stream,
  body: Buffer.from(body),
  meta: {
    transport: 'sdk',
    dialect: 'generic',
    model: 'xai.grok-4',
    request: {},
    status,
    headers: { 'Content-Type': 'text/event-stream', 'Content-Length': '1', Date: 'x' },
    delays: [],
    turn,
    provenance: {
      kind: 'constructed',
      confidence: 'inferred',
      source: 'a test',
      date: '2026-11-21',
    },
  },
});

const understood = (stream: boolean, model = 'xai.grok-4', apiFormat: ApiFormat = 'GENERIC') =>
  ({
    transport: 'sdk',
    call: { operation: 'chat', model, apiFormat, stream, messages: [] },
    body: { chatRequest: { message: 'Hello', chatHistory: [{ role: 'CHATBOT', message: 'Yo' }] } },
  }) satisfies Understood;

const render = (...recordings: readonly Recording[]) =>
  createRender({
    recordings: new Map(recordings.map((one) => [one.id, one])),
    seed: 1,
    clock: () => Date.UTC(2026, 10, 21),
  });

const text = (pieces: readonly Uint8Array[]) => Buffer.concat(pieces).toString();

describe('a recording', () => {
  it('goes out byte for byte, cut at its frames, whatever stands between them', () => {
    const body = ': hello\r\n\r\ndata:{"a":1}\r\n\r\n\ndata: "é"\n\n: bye\n';
    const answer = render(recording(true, body))(understood(true), { recording: 'generic/one' });
    expect(text(answer.pieces)).toBe(body);
    expect(answer.pieces).toHaveLength(3);
    expect(answer.reply).toBe('generic/one');
  });

  it('leaves the headers of its connection behind', () => {
    const answer = render(recording(true, 'data: 1\n\n'))(understood(true), {
      recording: 'generic/one',
    });
    expect(answer.headers).toEqual({ 'content-type': 'text/event-stream' });
  });

  it('of a stream answers a whole call with its turn', () => {
    const answer = render(recording(true, 'data: 1\n\n'))(understood(false), {
      recording: 'generic/one',
    });
    expect(answer.headers).toEqual({ 'content-type': 'application/json' });
    expect(JSON.parse(text(answer.pieces))).toMatchObject({
      modelId: 'xai.grok-4',
      chatResponse: { choices: [{ message: { content: [{ text: 'Hi 👋' }] } }] },
    });
  });

  it('of a whole answer answers a streaming call with its turn in frames', () => {
    const answer = render(recording(false, '{}'))(understood(true), { recording: 'generic/one' });
    expect(answer.headers).toEqual({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache',
    });
    expect(text(answer.pieces)).toMatch(/^data: \{"index":0,"message":/);
    expect(answer.stream).toBe(true);
  });

  it('of an error is the same in both forms', () => {
    const answer = render(recording(false, '{ "code": "429" }', 429))(understood(true), {
      recording: 'generic/one',
    });
    expect([answer.status, text(answer.pieces)]).toEqual([429, '{ "code": "429" }']);
  });

  it('that is not there is said to be so', () => {
    expect(() => render()(understood(true), { recording: 'generic/one' })).toThrowError(
      expect.objectContaining({ code: 'OCIC_UNKNOWN_RECORDING' }),
    );
  });
});

describe('a turn', () => {
  it('is worded by the model’s family', () => {
    const llama = render()(understood(true, 'meta.llama-3.3-70b-instruct'), { turn });
    expect(text(llama.pieces)).toMatch(/data: \[DONE\]\n\n$/);
    const grok = render()(understood(true), { turn });
    expect(text(grok.pieces)).not.toContain('[DONE]');
  });

  it('is worded by the variant that the reply names', () => {
    const answer = render()(understood(true), { turn, variant: 'generic-done' });
    expect(text(answer.pieces)).toMatch(/data: \[DONE\]\n\n$/);
    expect(() => render()(understood(true), { turn, variant: 'nope' })).toThrowError(
      expect.objectContaining({ code: 'OCIC_BAD_SCRIPT' }),
    );
  });

  it('for COHERE repeats the history and the message', () => {
    const answer = render()(understood(true, 'cohere.command-a-03-2025', 'COHERE'), { turn });
    const last = JSON.parse(text(answer.pieces.slice(-1)).slice('data: '.length));
    expect(last.chatHistory).toEqual([
      { role: 'CHATBOT', message: 'Yo' },
      { role: 'USER', message: 'Hello' },
      { role: 'CHATBOT', message: 'Hi 👋' },
    ]);
  });

  it('has pads of 1 to 12 letters a, the same for the same call', () => {
    const once = text(render()(understood(true), { turn }).pieces);
    expect(text(render()(understood(true), { turn }).pieces)).toBe(once);
    const pads = [...once.matchAll(/"pad":"(.*?)"/g)].map(([, pad]) => pad);
    expect(pads.length).toBeGreaterThan(1);
    for (const pad of pads) expect(pad).toMatch(/^a{1,12}$/);
  });
});

describe('an error', () => {
  it('is worded in its style, with the delivery asked for', () => {
    const answer = render()(understood(true), {
      error: { status: 429, style: 'platform-code', message: 'No.' },
      delivery: { firstByte: 5 },
    });
    expect([answer.status, text(answer.pieces), answer.stream]).toEqual([
      429,
      '{"code":"TooManyRequests","message":"No."}',
      false,
    ]);
    expect(answer.delivery).toEqual({ firstByte: 5 });
  });
});
