/** From a dialect's reader and grammar to its two decoding functions. */
import { isObject, type JsonObject } from '../json.js';
import type { Turn } from '../turn.js';
import { createTurnReader, decided, parseObject } from './assembler.js';
import type { DialectName, Reading, Strictness } from './dialect.js';
import { readFinishReason } from './finish-reasons.js';
import type { Rule } from './grammar.js';
import { readChatFrame } from './openai-chat-read.js';
import { type FrameReading, readCohereFrame, readMessageFrame } from './read-frame.js';
import { answerProblems, type StreamGrammar, streamProblems } from './strict.js';
import { wholeCall } from './tool-assembler.js';

/** Reads a stream; the turn is the same for both readings, the problems are not. */
export function readStream(
  name: DialectName,
  grammar: StreamGrammar,
  frames: readonly string[],
  strictness: Strictness,
): Reading {
  const reader = createTurnReader(name);
  for (const frame of frames) reader.push(frame);
  const reading = reader.result();
  if (strictness === 'tolerant') return reading;
  return { ...reading, problems: [...reading.problems, ...streamProblems(frames, grammar)] };
}

/** Reads a whole answer, in its envelope or bare. */
export function readAnswer(
  name: DialectName,
  shape: Rule,
  body: string,
  strictness: Strictness,
): Reading {
  const answer = parseObject(body);
  if (answer === undefined) {
    return {
      turn: { text: '', toolCalls: [], finishReason: null },
      finished: false,
      problems: [{ path: '', message: 'The body is no JSON object.' }],
    };
  }
  const reading = answerReader(name)(answer);
  return {
    turn: turnOf(reading),
    ...(reading.error === undefined ? {} : { error: reading.error }),
    finished: isObject(answer.chatResponse ?? answer.choices) || reading.error === undefined,
    problems: strictness === 'strict' ? answerProblems(body, shape) : [],
  };
}

function answerReader(name: DialectName): (answer: JsonObject) => FrameReading {
  if (name === 'openai-chat') return readChatFrame;
  return name === 'cohere' ? readCohereFrame : readMessageFrame;
}

/** The turn that one frame holds whole. */
function turnOf(reading: FrameReading): Turn {
  const { text, reasoning, refusal, calls, finishReason, usage } = reading;
  const reason = finishReason === undefined ? null : readFinishReason(finishReason);
  return {
    text,
    ...(reasoning === '' ? {} : { reasoning }),
    toolCalls: calls.map(wholeCall),
    ...(refusal ? { refusal } : {}),
    finishReason: decided(reason, calls.length > 0),
    ...(usage === undefined ? {} : { usage }),
  };
}
