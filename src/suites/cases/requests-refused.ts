/** Cases on what the service refuses, sent by the probe: first by shape, then by family. */
import type { Case, Need } from '../case.js';
import { chatBody, cohereRequest, genericRequest, probeChat } from './probes.js';
import { families, named, type Refused, wrapped } from './requests-refused-families.js';

const badFormat = 'Please pass in correct format of request.';

/** Bugs that let a refusal with, or without, that one text pass. */
const sinOf = ({ message = badFormat }: Refused) =>
  message === badFormat ? 'accepts-misshapen-requests' : 'forgets-family-rules';

/** A request to whichever GENERIC model the target has. */
const generic = (more: object) => probeChat(chatBody('{model}', genericRequest(more)));
const cohere = (more: object) => probeChat(chatBody('{model}', cohereRequest(more)));

const shapes: readonly Refused[] = [
  {
    id: 'unknown-key',
    title: "OpenAI's stream_options is an unknown key",
    because: ['request/refused/unknown-key'],
    when: generic({ stream_options: { include_usage: true } }),
  },
  {
    id: 'strict-in-json-schema',
    title: "OpenAI's strict in jsonSchema is an unknown key",
    because: ['request/refused/unknown-key'],
    when: generic({
      responseFormat: { type: 'JSON_SCHEMA', jsonSchema: { name: 'tide', strict: true } },
    }),
  },
  {
    id: 'image-with-other-keys',
    title: 'An image part with the keys of another API is refused',
    because: ['request/refused/unknown-key'],
    when: generic({
      messages: [{ role: 'USER', content: [{ type: 'IMAGE', image_url: { url: 'data:,' } }] }],
    }),
  },
  {
    id: 'unknown-role',
    title: 'A lower-case role is no role',
    because: ['request/refused/wrong-discriminator'],
    when: generic({ messages: [{ role: 'user', content: [{ type: 'TEXT', text: 'Hello' }] }] }),
  },
  {
    id: 'unknown-part',
    title: 'A lower-case part type is no part type',
    because: ['request/refused/wrong-discriminator'],
    when: generic({ messages: [{ role: 'USER', content: [{ type: 'text', text: 'Hello' }] }] }),
  },
  {
    id: 'unknown-format',
    title: 'An apiFormat that does not exist is refused',
    because: ['request/refused/wrong-discriminator'],
    when: generic({ apiFormat: 'OPENAI' }),
  },
  {
    id: 'no-format',
    title: 'A request without apiFormat is refused',
    because: ['request/refused/wrong-discriminator'],
    when: generic({ apiFormat: undefined }),
  },
  {
    id: 'unknown-key-in-stream-options',
    title: "OpenAI's include_usage is an unknown key of streamOptions",
    because: ['request/refused/unknown-key'],
    when: generic({ streamOptions: { include_usage: true } }),
  },
  {
    id: 'unknown-key-in-serving-mode',
    title: 'An endpoint beside a model is an unknown key of ON_DEMAND',
    because: ['request/refused/unknown-key'],
    level: 'should',
    when: probeChat({
      ...chatBody('{model}', genericRequest()),
      servingMode: { servingType: 'ON_DEMAND', modelId: '{model}', endpointId: '{model}' },
    }),
  },
  {
    id: 'cohere-without-message',
    title: 'COHERE without a message is refused',
    because: ['request/refused/other-shape'],
    level: 'should',
    when: cohere({ message: undefined }),
  },
  {
    id: 'cohere-limit-as-text',
    title: 'A limit that is a text is refused in COHERE',
    because: ['request/refused/other-shape'],
    level: 'should',
    when: cohere({ maxTokens: '60' }),
  },
  {
    id: 'cohere-shape-under-generic',
    title: 'The shape of COHERE under GENERIC is refused',
    because: ['request/refused/other-shape'],
    when: generic({ messages: undefined, message: 'Hello', chatHistory: [] }),
  },
  {
    id: 'nested-tool',
    title: 'A nested function as tool is refused in GENERIC',
    because: ['request/refused/other-shape'],
    when: generic({ tools: [{ type: 'FUNCTION', function: { name: 'f' } }] }),
  },
  {
    id: 'bare-tool-choice',
    title: 'A tool choice that is a plain word is refused in GENERIC',
    because: ['request/refused/bare-tool-choice'],
    when: generic({ toolChoice: 'AUTO' }),
  },
  {
    id: 'json-schema-in-cohere',
    title: 'COHERE has no JSON_SCHEMA',
    because: ['request/refused/json-schema-in-cohere'],
    when: cohere({ responseFormat: { type: 'JSON_SCHEMA', jsonSchema: { name: 'tide' } } }),
  },
];

/** Not even JSON objects. What the service says to them is not known; that it refuses them is. */
const noJson: readonly Refused[] = [
  {
    id: 'broken-json',
    title: 'A body that is not JSON is refused',
    because: ['request/refused/no-json'],
    level: 'should',
    when: probeChat('{"compartmentId": '),
  },
  {
    id: 'empty-body',
    title: 'An empty body is refused',
    because: ['request/refused/no-json'],
    level: 'should',
    when: probeChat(''),
  },
];

/** The bodies of refusals, spoilt; they turn every probe for one red. */
const spoilt = ['error-code-as-number', 'error-body-openai-style'];

const build =
  (needs: readonly Need[], sin: (row: Refused) => string) =>
  (row: Refused): Case => {
    const { id, title, because, level = 'must', when, message = badFormat } = row;
    return {
      id: `request/refused/${id}`,
      level,
      title,
      because,
      transports: ['sdk'],
      needs,
      when,
      then: [
        { check: 'answer-is-the-refusal', expect: { status: 400, code: '400', message } },
        'error-body-is-decodable',
      ],
      caughtBy: [sin(row), ...spoilt],
    };
  };

const buildWrapped = (row: Refused): Case => ({
  ...build(['known-models'], sinOf)(row),
  then: [
    { check: 'answer-is-the-refusal', expect: { status: 400, code: '400' } },
    ...(row.message === undefined
      ? []
      : [{ check: 'error-message-is-reported', expect: row.message } as const]),
    'error-body-is-decodable',
  ],
});

/** Requests that look forbidden and are not: a service stricter than the real one hides bugs. */
const accepted: readonly (Pick<Refused, 'id' | 'title' | 'because' | 'when'> & {
  readonly caughtBy: Case['caughtBy'];
})[] = [
  {
    id: 'is-strict',
    title: 'jsonSchema takes isStrict',
    because: ['request/is-strict'],
    when: named('xai.grok-4', {
      responseFormat: {
        type: 'JSON_SCHEMA',
        jsonSchema: { name: 'tide', schema: { type: 'object' }, isStrict: true },
      },
    }),
    caughtBy: ['refuses-is-strict'],
  },
  {
    id: 'max-tokens-to-gpt-oss',
    title: 'The open-weight models still take maxTokens',
    because: ['request/openai/limit'],
    when: named('openai.gpt-oss-120b', { maxTokens: 60 }),
    caughtBy: ['refuses-max-tokens'],
  },
  {
    id: 'any-key-order',
    title: 'The order of keys in the body is free',
    because: ['request/key-order'],
    when: probeChat(
      '{"chatRequest":{"messages":[{"content":[{"text":"Hello","type":"TEXT"}],"role":"USER"}],"apiFormat":"GENERIC"},"servingMode":{"modelId":"xai.grok-4","servingType":"ON_DEMAND"},"compartmentId":"{compartment}"}',
    ),
    caughtBy: ['demands-key-order'],
  },
  {
    id: 'root-compartment',
    title: "The tenancy's own OCID names its root compartment",
    because: ['request/root-compartment'],
    when: probeChat({ ...chatBody('xai.grok-4', genericRequest()), compartmentId: '{tenancy}' }),
    caughtBy: ['refuses-the-root-compartment'],
  },
];

/** What a service must refuse, and what it must not. */
export const refusedCases: readonly Case[] = [
  ...shapes.map(build(['chat-model'], sinOf)),
  ...noJson.map((row): Case => {
    const built = build([], () => 'answers-broken-json')(row);
    // An empty body is also what a careless check of signatures stumbles over.
    const more = row.id === 'empty-body' ? ['refuses-empty-bodies'] : [];
    return { ...built, caughtBy: [...built.caughtBy, ...more] };
  }),
  ...families.map(build(['known-models'], sinOf)),
  ...wrapped.map(buildWrapped),
  ...accepted.map(
    ({ id, title, because, when, caughtBy }): Case => ({
      id: `request/accepted/${id}`,
      level: 'must',
      title,
      because,
      transports: ['sdk'],
      needs: ['known-models'],
      when,
      then: ['request-is-accepted'],
      caughtBy,
    }),
  ),
];
