/**
 * `generateText`, the operation that chat has replaced: whole answers and streams. Nothing of it was recorded;
 * the members of whole answers are those of the SDK's models (npm oci-generativeaiinference, lib/model), the
 * frames of streams those of oracle/langchain-oracle's tests, and which words a finish reason has on which
 * runtime is known from the tests of traceloop/openllmetry.
 */

import type { ChatCall } from '../call.js';
import { compact, type JsonObject, objectOf, textOf } from '../json.js';
import { splitText } from '../split.js';
import type { FinishReason, Turn } from '../turn.js';

/** What an answer says beside the turn. */
export interface Telling {
  /** As the request names the model. */
  readonly model: string;
  readonly version: string;
  /** RFC 3339. */
  readonly timeCreated: string;
  /** An id for each text. */
  readonly nextId: () => string;
}

interface Runtime {
  readonly finishReason: (reason: FinishReason | null) => string;
  /** Whether a text holds the sequence that ended it (npm oci-generativeaiinference: COHERE does). */
  readonly keepsStop: boolean;
}

const runtimes: Readonly<Record<'COHERE' | 'LLAMA', Runtime>> = {
  COHERE: {
    finishReason: (reason) => (reason === 'length' ? 'MAX_TOKENS' : 'COMPLETE'),
    keepsStop: true,
  },
  LLAMA: { finishReason: (reason) => (reason === 'length' ? 'length' : 'stop'), keepsStop: false },
};

/** Texts that one request gets at most: ours, no source tells the service's own. */
const mostGenerations = 16;

const requestOf = (body: JsonObject): JsonObject => objectOf(body.inferenceRequest);

const runtimeOf = (body: JsonObject): 'COHERE' | 'LLAMA' =>
  requestOf(body).runtimeType === 'LLAMA' ? 'LLAMA' : 'COHERE';

const stopsOf = (request: JsonObject): readonly string[] => {
  const stops = Array.isArray(request.stopSequences) ? request.stopSequences : request.stop;
  return Array.isArray(stops) ? stops.map(textOf).filter((one) => one !== '') : [];
};

/** The request as a chat call with one message: what a model answers it by, and a script matches it by. */
export function callOfGenerateText(body: JsonObject, model: string): ChatCall {
  const request = requestOf(body);
  const { maxTokens } = request;
  return {
    operation: 'chat',
    model,
    apiFormat: runtimeOf(body) === 'COHERE' ? 'COHERE' : 'GENERIC',
    stream: request.isStream === true,
    messages: [{ role: 'user', text: textOf(request.prompt) }],
    ...(typeof maxTokens === 'number' ? { options: { maxTokens } } : {}),
  };
}

/** A turn's text, ended by the first of the request's stop sequences. */
function stopped(body: JsonObject, turn: Turn): string {
  const { keepsStop } = runtimes[runtimeOf(body)];
  const ends = stopsOf(requestOf(body)).flatMap((stop) => {
    const at = turn.text.indexOf(stop);
    return at < 0 ? [] : [at + (keepsStop ? stop.length : 0)];
  });
  return ends.length === 0 ? turn.text : turn.text.slice(0, Math.min(...ends));
}

const generations = (request: JsonObject): number => {
  const { numGenerations } = request;
  if (typeof numGenerations !== 'number') return 1;
  return Math.min(mostGenerations, Math.max(1, Math.floor(numGenerations)));
};

/** How likely each increment of a text was: the kit knows of no likelihood but a certain one. */
const certain = (text: string) => splitText(text).map((token) => ({ token, likelihood: 0 }));

function cohereTexts(body: JsonObject, turn: Turn, telling: Telling): unknown {
  const request = requestOf(body);
  const text = stopped(body, turn);
  const likelihoods =
    request.returnLikelihoods === 'ALL' || request.returnLikelihoods === 'GENERATION';
  return compact({
    runtimeType: 'COHERE',
    generatedTexts: Array.from({ length: generations(request) }, () =>
      compact({
        id: telling.nextId(),
        text,
        likelihood: 0,
        finishReason: runtimes.COHERE.finishReason(turn.finishReason),
        tokenLikelihoods: likelihoods ? certain(text) : undefined,
      }),
    ),
    timeCreated: telling.timeCreated,
    prompt: request.isEcho === true ? textOf(request.prompt) : undefined,
  });
}

function llamaChoices(body: JsonObject, turn: Turn, telling: Telling): unknown {
  const request = requestOf(body);
  const text = stopped(body, turn);
  const echoed = request.isEcho === true ? `${textOf(request.prompt)}${text}` : text;
  return {
    runtimeType: 'LLAMA',
    created: telling.timeCreated,
    choices: Array.from({ length: generations(request) }, (_, index) => ({
      index,
      text: echoed,
      finishReason: runtimes.LLAMA.finishReason(turn.finishReason),
    })),
  };
}

/** The body of a whole answer. Several generations say the same. */
export function generateTextBody(body: JsonObject, turn: Turn, telling: Telling): string {
  const write = runtimeOf(body) === 'COHERE' ? cohereTexts : llamaChoices;
  return JSON.stringify({
    modelId: telling.model,
    modelVersion: telling.version,
    inferenceResponse: write(body, turn, telling),
  });
}

/**
 * The payloads of a stream: the text in increments, then why it ended. There is no `[DONE]`, and one text,
 * however many generations are asked.
 *
 * @example
 * generateTextFrames(body, turn); // ['{"text":"Once"}', '{"text":" upon"}', '{"finishReason":"COMPLETE"}']
 */
export function generateTextFrames(body: JsonObject, turn: Turn): readonly string[] {
  const { finishReason } = runtimes[runtimeOf(body)];
  return [
    ...splitText(stopped(body, turn)).map((text) => JSON.stringify({ text })),
    JSON.stringify({ finishReason: finishReason(turn.finishReason) }),
  ];
}
