/** What the service refuses of Responses by what the caller may reach: compartment, project, key, rights. */
import type { TenancySwitches } from '../../protocol/switches.js';
import type { Case } from '../case.js';
import {
  build,
  models,
  probeResponses,
  probeWithKey,
  type Row,
  say,
  usual,
} from './responses-calls.js';

const [compartment, project] = usual;
const both = [compartment, project].filter((header) => header !== undefined);
const hello = (model: string) => ({ model, input: 'Hello' });
const answer = (status: number, body: object = {}) =>
  [{ check: 'answers-say', expect: [{ status, body }] }] as const;
const refusal = (status: number, message: string) =>
  answer(status, { code: String(status), message });
const signed: Pick<Row, 'auths'> = { auths: ['api_key'] };
const keyed: Pick<Row, 'auths'> = { auths: ['genai_api_key'] };
const withSwitch = (switches: TenancySwitches): Pick<Row, 'given'> => ({ given: { switches } });

const rows: readonly Row[] = [
  {
    id: 'responses/reach/newer-compartment-header',
    title: 'opc-compartment-id alone says the compartment.',
    because: ['responses/request/compartment', 'responses/request/project-of-openai'],
    ...signed,
    when: probeResponses(hello(models.gpt), both.slice(0, 1)),
    then: answer(200, { object: 'response', status: 'completed' }),
    caughtBy: ['responses-wants-the-older-compartment-header'],
  },
  {
    id: 'responses/reach/older-compartment-header',
    title: 'CompartmentId alone does not say the compartment.',
    because: ['responses/request/compartment'],
    ...signed,
    when: probeResponses(hello(models.gpt), [['CompartmentId', '{compartment}']]),
    then: refusal(400, 'Compartment ID must be provided.'),
    caughtBy: [
      'error-body-openai-style',
      'error-code-as-number',
      'responses-takes-either-compartment-header',
    ],
  },
  {
    id: 'responses/reach/no-project',
    title: 'Grok is refused without a project.',
    because: ['responses/request/project'],
    ...signed,
    when: probeResponses(hello(models.grok), both.slice(0, 1)),
    then: refusal(
      400,
      "Non-OpenAI models require 'OpenAI-Project' or 'opc-conversation-store-id' header",
    ),
    caughtBy: [
      'error-body-openai-style',
      'error-code-as-number',
      'responses-forgets-its-rules',
      'responses-needs-no-project',
    ],
  },
  {
    id: 'responses/reach/store-for-project',
    title: 'A conversation store does in place of a project.',
    because: ['responses/request/project'],
    ...signed,
    when: probeResponses(hello(models.grok), [
      ...both.slice(0, 1),
      [
        'opc-conversation-store-id',
        'ocid1.generativeaiconversationstore.oc1.us-chicago-1.exampleuniqueid',
      ],
    ]),
    then: answer(200),
    caughtBy: [
      'responses-knows-no-conversation-stores',
      'responses-wants-the-older-compartment-header',
    ],
  },
  {
    id: 'responses/reach/project-misreported',
    title: 'A missing project may be called a missing compartment.',
    because: ['responses/refused/project-misreported'],
    level: 'should',
    ...signed,
    ...withSwitch({ project: 'misreported' }),
    when: probeResponses(hello(models.gpt), both.slice(0, 1)),
    then: refusal(400, 'Compartment ID must be provided.'),
    caughtBy: ['error-body-openai-style', 'error-code-as-number', 'responses-needs-no-project'],
  },
  {
    id: 'responses/reach/project-required',
    title: 'A tenancy may demand a project for every model.',
    because: ['responses/refused/project-unknown'],
    level: 'should',
    ...signed,
    ...withSwitch({ project: 'required' }),
    when: probeResponses(hello(models.gpt), both.slice(0, 1)),
    then: answer(400),
    caughtBy: ['responses-needs-no-project'],
  },
  {
    id: 'responses/reach/project-unknown',
    title: 'A project of another region is refused.',
    because: ['responses/refused/project-unknown'],
    level: 'should',
    when: say('Hello', undefined, {
      headers: {
        'OpenAI-Project': 'ocid1.generativeaiproject.oc1.eu-frankfurt-1.exampleuniqueid',
      },
    }),
    then: [
      { check: 'error-status-is-reported', expect: 400 },
      { check: 'error-message-is-reported', expect: 'Invalid OpenAI project' },
    ],
    caughtBy: [
      'reports-no-message',
      'reports-no-status',
      'responses-takes-any-project',
      'swallows-errors',
    ],
  },
  {
    id: 'responses/reach/project-empty',
    title: 'An empty project header is refused by the list of files.',
    because: ['responses/refused/project-empty'],
    level: 'should',
    ...signed,
    when: probeResponses(
      '',
      [...both.slice(0, 1), ['OpenAI-Project', '']],
      '/openai/v1/files',
      'GET',
    ),
    then: answer(400),
    caughtBy: ['responses-takes-any-project'],
  },
  {
    id: 'responses/reach/elsewhere',
    title: 'Where Responses is not served, the answer names the interface.',
    because: ['responses/refused/elsewhere'],
    level: 'should',
    ...withSwitch({ withoutResponses: true }),
    when: say('Hello', undefined, { model: models.gemini }),
    then: [
      { check: 'error-status-is-reported', expect: 400 },
      {
        check: 'error-message-is-reported',
        expect: 'Incorrect apiIdentifier GenerativeAiService.responses',
      },
    ],
    caughtBy: [
      'reports-no-message',
      'reports-no-status',
      'responses-served-everywhere',
      'swallows-errors',
    ],
  },
  {
    id: 'responses/reach/unknown-model',
    title: 'A model that is not there is not found, by its name.',
    because: ['responses/refused/model'],
    when: say('Hello', undefined, { model: 'openai.gpt-0' }),
    then: [{ check: 'error-status-is-reported', expect: 404 }, 'error-has-a-message'],
    caughtBy: [
      'reports-no-message',
      'reports-no-status',
      'responses-offers-any-model',
      'swallows-errors',
    ],
  },
  {
    id: 'responses/reach/cohere',
    title: "Cohere's models are no OpenAI operation.",
    because: ['responses/refused/operation'],
    level: 'should',
    when: say('Hello', undefined, { model: 'cohere.command-a-03-2025' }),
    then: [
      { check: 'error-status-is-reported', expect: 400 },
      { check: 'error-message-is-reported', expect: 'Unsupported OpenAI operation' },
    ],
    caughtBy: [
      'reports-no-message',
      'reports-no-status',
      'responses-forgets-its-rules',
      'responses-offers-any-model',
      'responses-platform-words-for-operations',
      'swallows-errors',
    ],
  },
  {
    id: 'responses/reach/rights',
    title: 'A caller without rights finds nothing.',
    because: ['responses/auth/rights'],
    ...withSwitch({ rightsMissing: true }),
    when: say('Hello'),
    then: [{ check: 'error-status-is-reported', expect: 404 }, 'error-has-a-message'],
    caughtBy: [
      'reports-no-message',
      'reports-no-status',
      'responses-answers-without-rights',
      'swallows-errors',
    ],
  },
  {
    id: 'responses/reach/key',
    title: 'A key is good in its own region.',
    because: ['responses/auth/key'],
    ...keyed,
    when: probeWithKey(hello(models.gpt), '{apiKey}'),
    then: answer(200),
    caughtBy: ['responses-wants-the-older-compartment-header'],
  },
  {
    id: 'responses/reach/key-of-another-region',
    title: 'A key of another region is refused.',
    because: ['responses/auth/key'],
    ...keyed,
    when: probeWithKey(hello(models.gpt), '{otherRegionApiKey}'),
    then: answer(401),
    caughtBy: ['answers-403-to-bad-signatures'],
  },
  {
    id: 'responses/reach/placeholder-key',
    title: "The placeholder of Oracle's own client is no key.",
    because: ['responses/auth/key'],
    ...keyed,
    when: probeWithKey(hello(models.gpt), '<NOTUSED>'),
    then: answer(401),
    caughtBy: ['answers-403-to-bad-signatures'],
  },
  {
    id: 'responses/reach/no-list-of-conversations',
    title: 'There is no list of conversations.',
    because: ['responses/refused/path'],
    level: 'should',
    ...signed,
    when: probeResponses('', both, '/openai/v1/conversations', 'GET'),
    then: answer(404, { message: "Path doesn't map to a registered service!" }),
    caughtBy: ['error-body-openai-style', 'responses-platform-words-for-operations'],
  },
  {
    id: 'responses/reach/no-embeddings',
    title: 'There are no embeddings.',
    because: ['responses/refused/operation'],
    level: 'should',
    ...signed,
    when: probeResponses({ model: 'cohere.embed-v4.0', input: 'x' }, both, '/openai/v1/embeddings'),
    then: refusal(400, 'Unsupported OpenAI operation'),
    caughtBy: ['error-body-openai-style', 'error-code-as-number'],
  },
];

export const responsesRefused: readonly Case[] = rows.map(build);
