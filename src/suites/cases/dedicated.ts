/** Cases of subject `dedicated`: endpoints of dedicated clusters, and the custom models behind them. */
import type { ApiFormat, ChatCall } from '../../protocol/call.js';
import { customModelOcid } from '../../protocol/custom-models.js';
import { endpointOcid } from '../../protocol/models.js';
import type { Case } from '../case.js';
import { genericRequest, probeChat } from './probes.js';

const region = 'us-chicago-1';
const tuned = endpointOcid(region, 'cohere.command-r-08-2024');

const ask = (model: string, apiFormat: ApiFormat = 'GENERIC', stream = false): ChatCall => ({
  operation: 'chat',
  model,
  apiFormat,
  stream,
  messages: [{ role: 'user', text: 'When is high tide?' }],
});

const outOfReach = [
  { check: 'error-status-is-reported', expect: 404 },
  {
    check: 'error-message-is-reported',
    expect: 'Authorization failed or requested resource not found.',
  },
  'one-request',
] as const;

/** Bugs of whoever refuses what is out of reach, and of whoever reports that. */
const refusalFaults = [
  'answers-for-everyone',
  'reports-no-message',
  'reports-no-status',
  'retries-client-errors',
  'swallows-errors',
] as const;

type Row = Pick<Case, 'id' | 'title' | 'because' | 'level' | 'when' | 'then' | 'caughtBy'>;

const rows: readonly Row[] = [
  {
    id: 'own-compartment',
    level: 'must',
    title: 'A dedicated endpoint is asked in the compartment that was given.',
    because: ['dedicated/compartment', 'request/compartment'],
    when: ask(endpointOcid(region)),
    then: ['request-is-accepted', 'compartment-is-the-given-one'],
    caughtBy: ['calls-in-the-tenancy'],
  },
  {
    id: 'wire/no-compartment',
    level: 'must',
    title: 'A chat with a dedicated endpoint and no compartment is answered 400.',
    because: ['dedicated/compartment'],
    when: probeChat({
      servingMode: { servingType: 'DEDICATED', endpointId: endpointOcid(region) },
      chatRequest: genericRequest(),
    }),
    then: [{ check: 'answer-is-the-refusal', expect: { status: 400 } }, 'error-body-is-decodable'],
    caughtBy: ['accepts-misshapen-requests', 'error-body-openai-style', 'error-code-as-number'],
  },
  {
    id: 'other-region',
    level: 'should',
    title: "The refusal of another region's endpoint is reported.",
    because: ['dedicated/region', 'error/absent'],
    when: ask(endpointOcid('eu-frankfurt-1')),
    then: outOfReach,
    caughtBy: refusalFaults,
  },
  {
    id: 'stream-refused',
    level: 'should',
    title:
      'Where an endpoint refuses to stream there is an error or a whole answer, after two requests at most.',
    because: ['dedicated/streams'],
    when: ask(endpointOcid(region, 'meta.llama-3.2-11b-vision-instruct'), 'GENERIC', true),
    then: [{ check: 'ends-within', expect: 2 }],
    caughtBy: ['insists-on-refused-streams', 'reports-no-message', 'swallows-errors'],
  },
  {
    id: 'custom-model',
    level: 'must',
    title: 'A custom model is asked through its endpoint, in the format of its base model.',
    because: ['dedicated/custom-model', 'request/serving-mode'],
    when: ask(tuned, 'COHERE'),
    then: [
      'request-is-accepted',
      {
        check: 'request-carries',
        expect: {
          servingMode: { servingType: 'DEDICATED', endpointId: tuned },
          chatRequest: { apiFormat: 'COHERE' },
        },
      },
      'text-is-not-empty',
    ],
    caughtBy: ['rejects-unknown-fields', 'sends-names-for-ocids'],
  },
  {
    id: 'custom-model-on-demand',
    level: 'should',
    title: "The refusal of a custom model's OCID on demand is reported.",
    because: ['dedicated/custom-model-on-demand', 'error/absent'],
    when: ask(customModelOcid('tide-tables', region), 'COHERE'),
    then: outOfReach,
    caughtBy: refusalFaults,
  },
];

export const dedicatedCases: readonly Case[] = rows.map((row) => ({
  ...row,
  id: `dedicated/${row.id}`,
  transports: ['sdk'],
  needs: ['journal', 'known-models'],
}));
