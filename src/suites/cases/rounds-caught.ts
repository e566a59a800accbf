/** The planted bugs by which cases of rounds turn red: by what the cases have in common, then one by one. */

type Bugs = readonly string[];

/** Of every case. */
const every = ['forgets-its-own-calls'] as const;

/** Of every case of a format. */
const byFormat: Readonly<Record<string, Bugs>> = {
  chat: ['openai-chat-refuses-tool-results'],
  cohere: ['drops-calls-without-id'],
  'cohere-v2': ['expects-flat-calls'],
  responses: ['responses-refuses-replayed-calls'],
  'responses-chained': [
    'chains-and-says-all-again',
    'responses-calls-by-item-id',
    'responses-forgets',
    'responses-ids-without-airport',
  ],
};

/** Of every case of a variant. */
const byVariant: Readonly<Record<string, Bugs>> = {
  'two-calls': ['answers-the-first-call-alone', 'mixes-up-answers'],
  'same-function-twice': ['answers-the-first-call-alone'],
  'plain-words': ['wraps-answers-in-json'],
  'failed-tool': [
    'answers-the-first-call-alone',
    'keeps-failures-to-itself',
    'wraps-answers-in-json',
  ],
  'text-beside-a-call': ['forgets-what-it-said-beside-calls'],
  'three-rounds': ['stops-after-one-round'],
  'calls-without-ids': [
    'answers-the-first-call-alone',
    'names-calls-by-their-function',
    'remembers-one-round',
  ],
};

/** Of one case. */
const byCase: Readonly<Record<string, Bugs>> = {
  'generic/one-call': ['answer-loses-calls', 'names-calls-by-their-function'],
  'generic/one-call-streamed': [
    'crashes-on-done',
    'ids-in-no-fragment',
    'names-calls-by-their-function',
    'new-call-per-fragment',
    'spaced-json',
  ],
  'generic/two-calls': ['answer-loses-calls', 'merges-parallel-calls'],
  'generic/same-function-twice': [
    'answer-loses-calls',
    'merges-calls-of-one-function',
    'merges-parallel-calls',
    'names-calls-by-their-function',
  ],
  'generic/plain-words': ['answer-loses-calls', 'hashes-the-body-as-latin-1'],
  'generic/text-beside-a-call': ['answer-loses-calls', 'drops-text-beside-calls'],
  'generic/failed-tool': ['answer-loses-calls', 'merges-parallel-calls'],
  'generic/three-rounds': ['answer-loses-calls', 'remembers-one-round'],
  'cohere/one-call': ['answer-loses-calls', 'rejects-unknown-fields'],
  'cohere/two-calls': ['answer-loses-calls', 'merges-parallel-calls', 'rejects-unknown-fields'],
  'cohere/same-function-twice': [
    'answer-loses-calls',
    'merges-calls-of-one-function',
    'merges-parallel-calls',
    'rejects-unknown-fields',
  ],
  'cohere/plain-words': [
    'answer-loses-calls',
    'hashes-the-body-as-latin-1',
    'rejects-unknown-fields',
  ],
  'cohere/text-beside-a-call': [
    'answer-loses-calls',
    'drops-text-beside-calls',
    'reads-history-as-text',
    'rejects-unknown-fields',
  ],
  'cohere/failed-tool': ['answer-loses-calls', 'merges-parallel-calls', 'rejects-unknown-fields'],
  'cohere/three-rounds': ['answer-loses-calls', 'rejects-unknown-fields', 'remembers-one-round'],
  'cohere-v2/one-call': [
    'answer-loses-calls',
    'names-calls-by-their-function',
    'rejects-unknown-fields',
  ],
  'cohere-v2/one-call-streamed': [
    'drops-calls-in-final-frame',
    'ids-in-no-fragment',
    'names-calls-by-their-function',
    'new-call-per-fragment',
  ],
  'cohere-v2/two-calls': ['answer-loses-calls', 'merges-parallel-calls', 'rejects-unknown-fields'],
  'cohere-v2/same-function-twice': [
    'answer-loses-calls',
    'merges-calls-of-one-function',
    'merges-parallel-calls',
    'names-calls-by-their-function',
    'rejects-unknown-fields',
  ],
  'cohere-v2/plain-words': [
    'answer-loses-calls',
    'hashes-the-body-as-latin-1',
    'rejects-unknown-fields',
  ],
  'cohere-v2/text-beside-a-call': [
    'answer-loses-calls',
    'drops-text-beside-calls',
    'reads-v2-like-v1',
    'rejects-unknown-fields',
  ],
  'cohere-v2/failed-tool': [
    'answer-loses-calls',
    'merges-parallel-calls',
    'rejects-unknown-fields',
  ],
  'cohere-v2/three-rounds': ['answer-loses-calls', 'rejects-unknown-fields', 'remembers-one-round'],
  'chat/one-call': ['names-calls-by-their-function', 'openai-chat-misreads-call-ids'],
  'chat/one-call-streamed': [
    'names-calls-by-their-function',
    'openai-chat-call-ids-swapped',
    'openai-chat-crashes-on-null-content',
    'openai-chat-misreads-call-ids',
    'spaced-json',
  ],
  'chat/two-calls': ['openai-chat-merges-calls'],
  'chat/same-function-twice': [
    'names-calls-by-their-function',
    'openai-chat-merges-calls',
    'openai-chat-merges-calls-of-one-function',
    'openai-chat-misreads-call-ids',
  ],
  'chat/text-beside-a-call': ['openai-chat-drops-text-beside-calls', 'openai-chat-trims-answers'],
  'chat/failed-tool': ['openai-chat-merges-calls'],
  'chat/three-rounds': ['remembers-one-round'],
  'responses/one-call': ['names-calls-by-their-function', 'responses-calls-by-item-id'],
  'responses/one-call-streamed': ['names-calls-by-their-function', 'responses-calls-by-item-id'],
  'responses/two-calls': ['responses-first-call-only'],
  'responses/same-function-twice': ['names-calls-by-their-function', 'responses-first-call-only'],
  'responses/text-beside-a-call': ['responses-reads-top-level-text'],
  'responses/failed-tool': ['responses-first-call-only'],
  'responses/three-rounds': ['remembers-one-round'],
  'responses-chained/two-calls': ['responses-first-call-only'],
  'responses-chained/same-function-twice': ['responses-first-call-only'],
  'responses-chained/failed-tool': ['responses-first-call-only'],
  'responses-chained/three-rounds': ['chains-to-the-first', 'mixes-up-answers'],
  'generic/calls-without-ids': [
    'crashes-on-missing-text',
    'demands-done',
    'drops-calls-without-id',
    'made-up-ids',
    'merges-parallel-calls',
    'one-made-up-id-for-all',
  ],
  'chat/calls-without-ids': ['openai-chat-drops-calls-without-id', 'openai-chat-merges-calls'],
};

/**
 * The bugs that turn a case red.
 *
 * @example
 * caughtBy('generic', 'one-call'); // ['forgets-its-own-calls', …
 */
export function caughtBy(format: string, variant: string): readonly [string, ...string[]] {
  const own = byCase[`${format}/${variant}`] ?? [];
  return [...every, ...(byFormat[format] ?? []), ...(byVariant[variant] ?? []), ...own];
}
