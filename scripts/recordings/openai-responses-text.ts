/** Responses streams of text, refusals and reasoning. */
import { gpt, gptOss, grokOfResponses as grok } from './models.js';
import * as content from './openai-responses-content.js';
import { aibridge, done, reported, sdkTypes, streamOf } from './openai-responses-say.js';
import type { Origin, Recipe } from './recipe.js';

const simple = aibridge('streaming/simple');
const names = reported(
  'sogawa-yk/jetuse, spikes/SPIKE-01.md (names and order of the events; live, 2026)',
  "The members are those of OpenAI's own streams.",
);

const row = (
  name: string,
  model: string,
  from: Origin,
  make: Recipe['make'],
  variations?: readonly string[],
): Recipe => ({
  id: `openai-responses/${name}`,
  model,
  from,
  make,
  ...(variations === undefined ? {} : { variations }),
});

export const responsesTextRecipes: readonly Recipe[] = [
  row('text', gptOss, names, streamOf(content.text())),
  row('text-grok', grok, names, streamOf(content.text())),
  row(
    'text-emoji',
    grok,
    simple,
    streamOf(content.text('Tea 🍵, crew 👩‍🚀👨‍👩‍👧, flag 🏴‍☠️.', content.inCodePoints)),
  ),
  row('text-arabic', grok, simple, streamOf(content.text('القطار يصل عند الظهر، ثم يعود.'))),
  row('text-hebrew', grok, simple, streamOf(content.text('הרכבת מגיעה בצהריים (12:00) וחוזרת.'))),
  row(
    'text-cjk',
    grok,
    simple,
    streamOf(content.text('潮は正午に満ちます。请等一下。', content.inCodePoints)),
  ),
  row(
    'text-multi-line',
    grok,
    simple,
    streamOf(content.text('One.\n\n```\ntwo\r\n```\n\u2028three')),
  ),
  row('text-empty', grok, simple, streamOf(content.text(''))),
  row(
    'text-without-done',
    gpt,
    simple,
    streamOf(content.text(), (body) => body.replace(done, '')),
  ),
  row(
    'text-obfuscated',
    gpt,
    aibridge('streaming: deltas with obfuscation'),
    streamOf(content.obfuscated),
  ),
  row(
    'text-two-messages',
    gpt,
    aibridge('streaming/codex_example: phases'),
    streamOf(content.twoMessages),
  ),
  row('refusal', gpt, sdkTypes('ResponseRefusalDeltaEvent'), streamOf(content.refusal)),
  row(
    'text-then-refusal',
    gpt,
    sdkTypes('ResponseOutputMessage'),
    streamOf(content.textThenRefusal),
  ),
  row(
    'cached-input-tokens',
    gpt,
    aibridge('streaming/cached_input_tokens'),
    streamOf(content.cachedInput),
  ),
  row('conversation', gpt, aibridge('streaming/conversation'), streamOf(content.inConversation)),
  row(
    'previous-response',
    gpt,
    aibridge('streaming/prev_response_id'),
    streamOf(content.afterResponse),
  ),
  row(
    'zero-data-retention',
    gpt,
    reported('sogawa-yk/jetuse, SP3-06: store echoed false'),
    streamOf(content.withoutRetention),
  ),
  row(
    'reasoning-summary',
    grok,
    reported('oracle-samples/oci-genai-auth-python, examples: reasoning summaries'),
    streamOf(content.reasoned),
  ),
  row(
    'reasoning-two-summaries',
    gpt,
    sdkTypes('ResponseReasoningSummaryPartAddedEvent'),
    streamOf(content.reasonedInTwo),
  ),
  row(
    'reasoning-text',
    gptOss,
    sdkTypes('ResponseReasoningTextDeltaEvent'),
    streamOf(content.reasonedInTheOpen),
  ),
  row(
    'reasoning-encrypted',
    gpt,
    sdkTypes('ResponseReasoningItem'),
    streamOf(content.reasonedInSecret),
  ),
];
