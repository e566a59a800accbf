/** Answers of the native operations besides chat. */
import type { ActionAsked } from '../../protocol/actions/action.js';
import { actionBody } from '../../protocol/actions/answer-action.js';
import { generateTextFrames } from '../../protocol/actions/generate-text.js';
import { summarize } from '../../protocol/actions/summarize-text.js';
import { textOf } from '../../protocol/json.js';
import { seededRandom } from '../../protocol/random.js';
import { encodeFrame } from '../../protocol/sse.js';
import type { Turn } from '../../protocol/turn.js';
import { requestIds } from '../request-id.js';
import type { Answer, Understood } from '../stages.js';
import { seedOf } from './speech.js';
import type { Writing } from './turn-answer.js';

const said = (text: string): Turn => ({ text, toolCalls: [], finishReason: 'stop' });

/** What an action is answered with when no script says otherwise; `undefined` where the model speaks. */
export function actionTurn(action: ActionAsked, body: Understood['body']): Turn | undefined {
  if (action.name === 'generateText') return undefined;
  if (action.name !== 'summarizeText') return said('');
  return said(summarize(textOf(body.input), textOf(body.length), textOf(body.format)));
}

/** Writes the answer to an action: whole, or as a stream of frames where the call wants one. */
export function actionAnswer(
  turn: Turn,
  { call, body }: Understood,
  asked: ActionAsked,
  writing: Writing,
): Answer {
  if (call.stream) {
    return {
      status: 200,
      headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' },
      pieces: generateTextFrames(body, turn).map((frame) => Buffer.from(encodeFrame(frame))),
      stream: true,
      reply: 'turn',
    };
  }
  const nextId = requestIds(seededRandom(seedOf(writing.seed, call)));
  const text = actionBody({
    asked,
    body,
    turn,
    modelId: call.model,
    seed: writing.seed,
    timeCreated: new Date(writing.clock()).toISOString(),
    nextId: () => nextId(),
  });
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    pieces: [Buffer.from(text)],
    stream: false,
    reply: 'turn',
  };
}
