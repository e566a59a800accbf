/** The stream and answers of OpenAI Responses, as Oracle serves them. */
import type { JsonObject } from '../json.js';
import type { Turn } from '../turn.js';
import { createTurnReader, parseObject } from './assembler.js';
import { demandCarried } from './carry.js';
import type { Dialect, Encoding, Reading, Strictness } from './dialect.js';
import { type OutputItem, outputItems } from './openai-responses-items.js';
import { ended, failure, type ResponseStatus, responseObject } from './openai-responses-object.js';
import { responsesAnswerReading } from './openai-responses-reader.js';
import { responsesAnswerProblems, responsesStreamProblems } from './openai-responses-strict.js';

const name = 'openai-responses';

/**
 * One event a frame, numbered from 0 by `sequence_number`, its name also in an `event:` line. The order is
 * OpenAI's (coder/aibridge, `fixtures/openai/responses/streaming`); of Oracle, the names of the events
 * are reported (sogawa-yk/jetuse, measurement notes, 2026), their bytes are not.
 */
export const openaiResponses: Dialect = {
  name,
  apiFormat: 'openai-responses',
  encode(turn, encoding) {
    demandCarried(name, turn, encoding.variant, 'stream');
    const { pad, done } = encoding.variant;
    const frames = events(turn, encoding).map(({ type, ...members }, sequence_number) =>
      JSON.stringify({
        type,
        sequence_number,
        ...members,
        ...(pad && 'delta' in members ? { obfuscation: encoding.pad() } : {}),
      }),
    );
    return done ? [...frames, '[DONE]'] : frames;
  },
  decode(frames: readonly string[], strictness: Strictness): Reading {
    const reader = createTurnReader(name);
    for (const frame of frames) reader.push(frame);
    const reading = reader.result();
    if (strictness === 'tolerant') return reading;
    return { ...reading, problems: [...reading.problems, ...responsesStreamProblems(frames)] };
  },
  encodeAnswer(turn, encoding) {
    demandCarried(name, turn, encoding.variant, 'answer');
    const output = outputItems(turn, encoding).map(({ item }) => item);
    return JSON.stringify(responseObject(encoding, ended(turn, output)));
  },
  decodeAnswer(body, strictness) {
    const answer = parseObject(body);
    if (answer === undefined) {
      return {
        turn: { text: '', toolCalls: [], finishReason: null },
        finished: false,
        problems: [{ path: '', message: 'The body is no JSON object.' }],
      };
    }
    const reading = responsesAnswerReading(answer);
    return strictness === 'strict'
      ? { ...reading, problems: responsesAnswerProblems(answer) }
      : reading;
  },
  eventOf: (frame) => /^\{"type":"([\w.]+)"/.exec(frame)?.[1],
};

/** The events of a turn, without numbers. */
function events(turn: Turn, encoding: Encoding): readonly JsonObject[] {
  const items = outputItems(turn, encoding);
  const background = encoding.echo?.background === true;
  const response = (type: string, status: ResponseStatus): JsonObject => ({
    type: `response.${type}`,
    response: responseObject(encoding, { status, output: [] }),
  });
  return [
    response('created', background ? 'queued' : 'in_progress'),
    ...(background ? [response('queued', 'queued')] : []),
    response('in_progress', 'in_progress'),
    ...items.flatMap(itemEvents),
    ending(turn, items, encoding),
  ];
}

function itemEvents({ opened, item, steps }: OutputItem, output_index: number) {
  return [
    { type: 'response.output_item.added', output_index, item: opened },
    ...steps.map(({ type, ...members }) => ({ type, item_id: item.id, output_index, ...members })),
    { type: 'response.output_item.done', output_index, item },
  ];
}

/** The last event: a Response, or an error in the variant's form. */
function ending(turn: Turn, items: readonly OutputItem[], encoding: Encoding): JsonObject {
  const state = ended(
    turn,
    items.map(({ item }) => item),
  );
  const form = encoding.variant.responses?.failure ?? 'response';
  if (state.status !== 'failed' || form === 'response') {
    return { type: `response.${state.status}`, response: responseObject(encoding, state) };
  }
  const { code, message } = failure;
  return form === 'flat-error'
    ? { type: 'error', code, message, param: null }
    : { type: 'error', error: { type: code, code, message, param: null } };
}
