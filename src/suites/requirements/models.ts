/** Requirements of subject `models`. */
import type { Requirement } from '../requirement.js';

const sdk = (file: string): string => `npm oci-generativeai 2.139.1, ${file}`;
const request = sdk('lib/request/list-models-request.d.ts');

export const modelsRequirements: readonly Requirement[] = [
  {
    id: 'models/shape',
    statement:
      'GET /20231130/models answers {"items": [...]}; a model has id, capabilities, lifecycleState, timeCreated and type.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdk('lib/model/model-collection.d.ts and model-summary.d.ts'),
  },
  {
    id: 'models/pages',
    statement:
      'A list is followed by sending the opc-next-page of one answer as the page of the next request, until there is none.',
    level: 'must',
    evidence: 'sdk-model',
    source: request,
  },
  {
    id: 'models/last-page',
    statement: 'The last page has no opc-next-page.',
    level: 'must',
    evidence: 'documented',
    source: 'OCI documentation, List Pagination',
  },
  {
    id: 'models/limit',
    statement: 'A page holds no more models than limit says.',
    level: 'must',
    evidence: 'sdk-model',
    source: request,
  },
  {
    id: 'models/filters',
    statement:
      'capability, lifecycleState, vendor, displayName and id narrow a list to what matches exactly.',
    level: 'must',
    evidence: 'sdk-model',
    source: request,
  },
  {
    id: 'models/capability-repeats',
    statement: 'Several capabilities repeat their key in the query.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${sdk('lib/client.js')}; npm oci-common 2.142.1, lib/request-generator.js`,
  },
  {
    id: 'models/order',
    statement: 'sortBy and sortOrder order a list.',
    level: 'should',
    evidence: 'sdk-model',
    source: request,
  },
  {
    id: 'models/name-is-no-key',
    statement: 'Several models may have one displayName; the OCID tells them apart.',
    level: 'must',
    evidence: 'several-reports',
    source:
      'djvolz/coda-code-assistant (twins with FINE_TUNE); npm oci-generativeai 2.139.1, lib/model/model-summary.d.ts',
  },
  {
    id: 'models/retired-are-listed',
    statement: 'A retired or deprecated model stays listed as ACTIVE.',
    level: 'must',
    evidence: 'several-reports',
    source: 'oracle/ai-optimizer issue 263; sogawa-yk/jetuse, docs/verification/AGT-06.md',
  },
  {
    id: 'models/offer',
    statement: 'What is on offer differs between regions and tenancies.',
    level: 'should',
    evidence: 'one-report',
    source: 'sogawa-yk/jetuse, docs/tips.md (47 chat models in us-chicago-1, 29 in ap-osaka-1)',
  },
  {
    id: 'models/get',
    statement: 'GET /20231130/models/{modelId} answers the model with that OCID.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdk('lib/client.js'),
  },
  {
    id: 'models/absent',
    statement:
      'An unknown model, another compartment and missing rights are all 404 NotAuthorizedOrNotFound on the management host.',
    level: 'must',
    evidence: 'documented',
    source: 'OCI documentation, API errors; djvolz/coda-code-assistant',
  },
  {
    id: 'models/compartment-is-required',
    statement: 'A list without compartmentId is refused with 400.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${request} (required)`,
  },
  {
    id: 'models/bad-query',
    statement: 'A limit, page or sortBy that is not understood is refused: 400, InvalidParameter.',
    level: 'should',
    evidence: 'inferred',
    source: 'OCI documentation, API errors (InvalidParameter)',
  },
  {
    id: 'models/cache',
    statement: 'A client may keep a list for a while, and can be told to ask again.',
    level: 'info',
    evidence: 'one-report',
    source: 'djvolz/coda-code-assistant',
  },
  {
    id: 'models/empty-page',
    statement:
      'A page may hold nothing: a list is at its end where there is no opc-next-page, and not before.',
    level: 'should',
    evidence: 'inferred',
    source: 'OCI documentation, List Pagination: opc-next-page alone tells of the end',
  },
  {
    id: 'models/capabilities',
    statement:
      'capabilities say what a model is for: CHAT, TEXT_EMBEDDINGS and so on; a client hands them on.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdk('lib/model/model-capability.d.ts and model-summary.d.ts'),
  },
  {
    id: 'models/custom',
    statement:
      'A custom model is listed as the others are, with type CUSTOM, its own compartment, baseModelId and fineTuneDetails.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdk('lib/model/model-summary.d.ts and fine-tune-details.d.ts'),
  },
  {
    id: 'models/custom-type',
    statement:
      'A client that lists models may say which of them are custom, and what they were made from.',
    level: 'info',
    evidence: 'one-report',
    source: 'djvolz/coda-code-assistant (planned: fine-tuned models)',
  },
  {
    id: 'models/region',
    statement: 'Each region has models of its own, and is asked at its own management host.',
    level: 'should',
    evidence: 'documented',
    source:
      'OCI documentation, Generative AI, Pretrained models by region; npm oci-common, lib/endpoint-builder.js',
  },
  {
    id: 'models/probes',
    statement:
      'A client may look whether it has access by a list of one, or try every model with a tiny call.',
    level: 'info',
    evidence: 'one-report',
    source: 'clients with a diagnostic command',
    excluded:
      'It is a command of such a client; that it is answered like any list is held elsewhere.',
  },
  {
    id: 'models/endpoints-and-clusters',
    statement: 'Endpoints and dedicated AI clusters are listed like models.',
    level: 'info',
    evidence: 'sdk-model',
    source: sdk('lib/client.js'),
    excluded: 'The kit does not play these lists.',
  },
];
