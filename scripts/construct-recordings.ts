/**
 * Writes the kit's own recordings into `fixtures/`, from the recipes in `scripts/recordings/`.
 * The same recipes give the same bytes; running it again changes nothing.
 *
 *     npx tsx scripts/construct-recordings.ts [folder]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { dialectNames } from '../src/protocol/dialects/dialect.js';
import { objectOf } from '../src/protocol/json.js';
import type { RecordingMeta } from '../src/recordings/recording.js';
import { cohereRecipes } from './recordings/cohere.js';
import { cohereAnswerRecipes } from './recordings/cohere-answers.js';
import { cohereV2AnswerRecipes, cohereV2Recipes } from './recordings/cohere-v2.js';
import { genericAnswerRecipes } from './recordings/generic-answers.js';
import { genericChoicesRecipes } from './recordings/generic-choices.js';
import { genericClosingRecipes } from './recordings/generic-closings.js';
import {
  genericFailureRecipes,
  genericFinishRecipes,
  genericReasoningRecipes,
} from './recordings/generic-ends.js';
import { genericFramingRecipes } from './recordings/generic-framing.js';
import { genericScriptRecipes, genericTextRecipes } from './recordings/generic-text.js';
import { genericToolAnswerRecipes } from './recordings/generic-tool-answers.js';
import { genericFragmentRecipes } from './recordings/generic-tools-fragments.js';
import { genericWholeCallRecipes } from './recordings/generic-tools-whole.js';
import { kitFor } from './recordings/kit.js';
import { legacyRecipes } from './recordings/legacy.js';
import { chatAnswerRecipes } from './recordings/openai-chat-answers.js';
import { chatEndRecipes } from './recordings/openai-chat-ends.js';
import { chatErrorRecipes } from './recordings/openai-chat-errors.js';
import { chatTextRecipes } from './recordings/openai-chat-text.js';
import { chatToolRecipes } from './recordings/openai-chat-tools.js';
import { responsesAnswerRecipes } from './recordings/openai-responses-answers.js';
import { responsesEndRecipes } from './recordings/openai-responses-ends.js';
import { responsesTextRecipes } from './recordings/openai-responses-text.js';
import { responsesToolRecipes } from './recordings/openai-responses-tools.js';
import type { Recipe } from './recordings/recipe.js';

/** Every recipe. */
export const recipes: readonly Recipe[] = [
  ...genericTextRecipes,
  ...genericClosingRecipes,
  ...genericScriptRecipes,
  ...genericReasoningRecipes,
  ...genericFinishRecipes,
  ...genericFailureRecipes,
  ...genericWholeCallRecipes,
  ...genericFragmentRecipes,
  ...genericFramingRecipes,
  ...genericAnswerRecipes,
  ...genericToolAnswerRecipes,
  ...genericChoicesRecipes,
  ...legacyRecipes,
  ...cohereRecipes,
  ...cohereAnswerRecipes,
  ...cohereV2Recipes,
  ...cohereV2AnswerRecipes,
  ...chatTextRecipes,
  ...chatToolRecipes,
  ...chatEndRecipes,
  ...chatAnswerRecipes,
  ...chatErrorRecipes,
  ...responsesTextRecipes,
  ...responsesToolRecipes,
  ...responsesEndRecipes,
  ...responsesAnswerRecipes,
];

/** The day on which the recordings were written. */
const date = '2026-11-21';
const ownContent = "Texts, ids, counts and pads are the kit's own.";

/** Writes every recording under the folder: `<id>.sse` or `<id>.json`, and `<id>.meta.json`. */
export function constructRecordings(folder: string): void {
  for (const recipe of recipes) {
    const { body, stream, meta } = construct(recipe);
    const path = join(folder, recipe.id);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.${stream ? 'sse' : 'json'}`, body);
    writeFileSync(`${path}.meta.json`, `${JSON.stringify(meta, null, 2)}\n`);
  }
}

function construct(recipe: Recipe): { body: string; stream: boolean; meta: RecordingMeta } {
  const { id, model, from, variations } = recipe;
  const made = recipe.make(kitFor(id), model);
  const stream =
    made.request.stream === true || objectOf(made.request.chatRequest).isStream === true;
  return {
    body: made.body,
    stream,
    meta: {
      transport: transports[dialectOf(id)] ?? 'sdk',
      dialect: dialectOf(id),
      model,
      request: made.request,
      status: made.status ?? 200,
      headers: {
        ...(stream
          ? { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' }
          : { 'content-type': 'application/json' }),
        ...made.headers,
      },
      delays: [],
      turn: made.turn,
      ...(made.error === undefined ? {} : { error: made.error }),
      ...(variations === undefined ? {} : { variations }),
      provenance: {
        kind: 'constructed',
        confidence: from.confidence,
        source: from.source,
        date,
        note: from.note === undefined ? ownContent : `${from.note} ${ownContent}`,
      },
    },
  };
}

/** The transport of a dialect that is not native. */
const transports: Partial<Readonly<Record<RecordingMeta['dialect'], RecordingMeta['transport']>>> =
  { 'openai-chat': 'v1', 'openai-responses': 'responses' };

function dialectOf(id: Recipe['id']): RecordingMeta['dialect'] {
  const dialect = dialectNames.find((name) => id.startsWith(`${name}/`));
  if (dialect === undefined) throw new Error(`${id} names no dialect`);
  return dialect;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const packaged = join(dirname(fileURLToPath(import.meta.url)), '..', 'fixtures');
  constructRecordings(process.argv[2] ?? packaged);
}
