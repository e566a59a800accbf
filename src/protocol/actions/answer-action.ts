/** The answers of the native operations besides chat. */
import type { JsonObject } from '../json.js';
import type { Turn } from '../turn.js';
import type { ActionAsked } from './action.js';
import { applyGuardrailsBody } from './apply-guardrails.js';
import { embedTextBody } from './embed-text.js';
import { generateTextBody } from './generate-text.js';
import { rerankTextBody } from './rerank-text.js';
import { summarizeTextBody } from './summarize-text.js';

/** What an answer is made of. */
export interface ActionParts {
  readonly asked: ActionAsked;
  readonly body: JsonObject;
  /** What the model says, for the actions that are answered in words. */
  readonly turn: Turn;
  /** The model as the request names it. */
  readonly modelId: string;
  readonly seed: number;
  /** RFC 3339. */
  readonly timeCreated: string;
  /** Ids of the form of an `opc-request-id`, one after the other. */
  readonly nextId: () => string;
}

/** The body of a whole answer, as JSON text. */
export function actionBody(parts: ActionParts): string {
  const { asked, body, turn, modelId, seed, timeCreated, nextId } = parts;
  const { name, model, modelVersion: version } = asked;
  switch (name) {
    case 'embedText':
      return embedTextBody(body, { model: modelId, name: model, version }, nextId(), seed);
    case 'rerankText':
      return rerankTextBody(body, modelId, nextId());
    case 'summarizeText':
      return summarizeTextBody(body, turn.text, { model: modelId, version }, nextId());
    case 'generateText':
      return generateTextBody(body, turn, { model: modelId, version, timeCreated, nextId });
    case 'applyGuardrails':
      return applyGuardrailsBody(body);
  }
}
