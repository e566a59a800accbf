/** Requirements of OpenAI Responses: what the service remembers, and for whom. */
import type { Requirement } from '../requirement.js';

const examples = 'oracle-samples/oci-openai and oci-genai-auth-python, examples';
const sdk = (type: string): string =>
  `OCI documentation, Responses API; npm openai 6.30.1, ${type}`;
const jetuse = 'sogawa-yk/jetuse';

export const responsesStateRequirements: readonly Requirement[] = [
  {
    id: 'responses/state/previous-response',
    statement:
      'A turn that names previous_response_id knows all that was said up to there, without being sent it again; the Response repeats the id.',
    level: 'must',
    evidence: 'documented',
    source: `${examples}; ${sdk('ResponseCreateParams.previous_response_id')}`,
  },
  {
    id: 'responses/state/store',
    statement: 'A Response is kept unless store is false; one that is not kept is not found: 404.',
    level: 'must',
    evidence: 'documented',
    source: `${examples}; ${sdk('ResponseCreateParams.store')}`,
  },
  {
    id: 'responses/state/delete',
    statement: 'A Response that was deleted is not found, and not built on.',
    level: 'must',
    evidence: 'documented',
    source: `${examples}; ${sdk('Responses.delete')}`,
  },
  {
    id: 'responses/state/delete-body',
    statement: 'A deletion is answered by {"id", "object": "response", "deleted": true}.',
    level: 'info',
    evidence: 'inferred',
    source: "OpenAI's answer; of Oracle's nothing was published",
  },
  {
    id: 'responses/state/not-found',
    statement: 'What builds on a response or a conversation that is not there is refused with 404.',
    level: 'should',
    evidence: 'several-reports',
    source: `oracle-samples/oci-genai-auth-python, examples (NotFoundError); ${jetuse}, AGT-03`,
  },
  {
    id: 'responses/state/scope',
    statement: 'What was made in one project or conversation store is not found from another.',
    level: 'must',
    evidence: 'documented',
    source: `OCI documentation, Projects (artefacts are isolated per project); seen live: ${jetuse}, AGT-03`,
  },
  {
    id: 'responses/state/retention',
    statement: 'Responses and conversations are kept for the hours that their project says.',
    level: 'must',
    evidence: 'sdk-model',
    source: 'npm oci-generativeai 2.139.1, lib/model/conversation-config.d.ts',
  },
  {
    id: 'responses/state/input-items',
    statement: 'The items of the input can be listed, in pages, in either order, each with an id.',
    level: 'must',
    evidence: 'documented',
    source: sdk('InputItemListParams'),
  },
  {
    id: 'responses/state/replay',
    statement:
      'A streamed Response can be streamed again, from the event after starting_after, with its numbers.',
    level: 'must',
    evidence: 'documented',
    source: `OCI release note, background mode of the Responses API (29 Jul 2026); ${sdk('ResponseRetrieveParamsStreaming')}`,
  },
  {
    id: 'responses/state/compact',
    statement: 'What was said can be compacted to an item that stands for it.',
    level: 'info',
    evidence: 'inferred',
    source: 'npm openai 6.30.1, CompactedResponse; whether Oracle has the operation is unknown',
  },
  {
    id: 'responses/background/polled',
    statement: 'A turn in the background is answered at once as queued, and polled by its id.',
    level: 'must',
    evidence: 'documented',
    source: 'OCI release note, background mode of the Responses API (29 Jul 2026)',
  },
  {
    id: 'responses/background/cancel',
    statement: 'A turn in the background can be cancelled, and then is cancelled for good.',
    level: 'must',
    evidence: 'documented',
    source: 'OCI release note, background mode of the Responses API (29 Jul 2026)',
  },
  {
    id: 'responses/background/cancel-synchronous',
    statement: 'Only what runs in the background can be cancelled.',
    level: 'info',
    evidence: 'inferred',
    source: "OpenAI's guide to background mode",
  },
  {
    id: 'responses/background/not-stored',
    statement: 'A turn in the background can be polled for a while even with store false.',
    level: 'must',
    evidence: 'documented',
    source: 'OCI release note, background mode of the Responses API (29 Jul 2026)',
  },
  {
    id: 'responses/background/signed',
    statement: 'A signed turn in the background, not streamed, failed after the fact.',
    level: 'info',
    evidence: 'one-report',
    source: 'a public repository, 4 Aug 2026: No or an invalid authentication header was provided',
    excluded: 'Seen once, before background mode was released; its state since is unknown.',
  },
  {
    id: 'responses/conversation/turns',
    statement:
      'A turn in a conversation knows what was said in it, and its items, asked and answered, join it.',
    level: 'must',
    evidence: 'documented',
    source: `OCI documentation, Conversations API; ${examples}`,
  },
  {
    id: 'responses/conversation/items',
    statement: 'Items can be added to a conversation, listed in pages, retrieved and deleted.',
    level: 'must',
    evidence: 'documented',
    source: `OCI documentation, Conversations API; ${examples}`,
  },
  {
    id: 'responses/conversation/lifecycle',
    statement: 'A conversation is made, retrieved, updated and deleted; its metadata are kept.',
    level: 'must',
    evidence: 'documented',
    source: `OCI documentation, Conversations API; ${examples}`,
  },
  {
    id: 'responses/conversation/not-stored-turn',
    statement: 'A turn with store false joins its conversation all the same.',
    level: 'info',
    evidence: 'inferred',
    source: 'npm openai 6.30.1, ResponseCreateParams: store and conversation are independent',
  },
  {
    id: 'responses/conversation/refused-turn',
    statement: 'A turn that is refused leaves no item behind.',
    level: 'should',
    evidence: 'inferred',
    source: 'A refusal is no turn',
  },
  {
    id: 'responses/conversation/beside-previous',
    statement: 'conversation and previous_response_id exclude each other.',
    level: 'should',
    evidence: 'inferred',
    source: 'npm openai 6.30.1, ResponseCreateParams.conversation',
  },
  {
    id: 'responses/state/zero-retention-echo',
    statement:
      'A tenancy with zero data retention echoes store false although nobody asked for it.',
    level: 'should',
    evidence: 'one-report',
    source: `${jetuse}, SP3-06`,
  },
  {
    id: 'responses/state/zero-retention',
    statement:
      'With zero data retention no item is kept: references and replayed reasoning get 404, Items are not persisted for Zero Data Retention organizations.',
    level: 'should',
    evidence: 'one-report',
    source: `${jetuse}, SP3-06`,
  },
  {
    id: 'responses/state/zero-retention-previous',
    statement:
      'With zero data retention previous_response_id is refused: Previous response cannot be used for this organization due to Zero Data Retention.',
    level: 'should',
    evidence: 'one-report',
    source: 'oracle-samples/locus, changelog 0.2.0b6',
  },
  {
    id: 'responses/state/memory',
    statement:
      'Metadata such as memory_subject_id and memory_access_policy steer a memory of subjects.',
    level: 'info',
    evidence: 'documented',
    source: examples,
    excluded: 'What the service recalls can be seen in words of a model alone.',
  },
  {
    id: 'responses/files/lifecycle',
    statement: 'A file is uploaded, listed, retrieved, read and deleted.',
    level: 'must',
    evidence: 'documented',
    source: 'OCI documentation, Files; oracle-samples/oci-genai-auth-python, examples',
  },
  {
    id: 'responses/files/cursor',
    statement:
      'The cursor after of a list of files has no effect: a client that follows it must stop.',
    level: 'info',
    evidence: 'one-report',
    source: `${jetuse}, notes on files`,
  },
  {
    id: 'responses/vector-stores/two-hosts',
    statement:
      'Vector stores are made, listed and deleted on the management host; filled and searched on the inference host.',
    level: 'must',
    evidence: 'several-reports',
    source: `oracle-samples/oci-genai-auth-python (control-plane client); ${jetuse}, SPIKE-03 and FW-01`,
  },
  {
    id: 'responses/vector-stores/search',
    statement:
      'A search gives the files whose text fits, with their attributes; filters narrow it.',
    level: 'must',
    evidence: 'documented',
    source: 'OCI documentation, QuickStart and Vector Store Files',
  },
  {
    id: 'responses/vector-stores/file-types',
    statement: 'Some files are refused: 400, unsupported_file (xlsx, docx).',
    level: 'should',
    evidence: 'one-report',
    source: jetuse,
  },
  {
    id: 'responses/vector-stores/attributes',
    statement: 'Attributes of a file are at most 16, texts of at most 512 characters, no objects.',
    level: 'should',
    evidence: 'one-report',
    source: jetuse,
  },
  {
    id: 'responses/vector-stores/unknown',
    statement:
      'The inference host does not know a store at once: 404, VectorStore … with status Completed not found, inside the message.',
    level: 'should',
    evidence: 'one-report',
    source: `${jetuse}, SPIKE-M1`,
  },
  {
    id: 'responses/vector-stores/filter-in',
    statement: 'A filter of type in is refused: 400, Status Code from provider: 422.',
    level: 'should',
    evidence: 'one-report',
    source: `${jetuse}, SPIKE-M1`,
  },
  {
    id: 'responses/vector-stores/limits',
    statement: 'A tenancy has ten stores, LimitExceeded; a page of their list holds at most 100.',
    level: 'should',
    evidence: 'one-report',
    source: jetuse,
  },
  {
    id: 'responses/vector-stores/batches',
    statement: 'Files can be added to a store in batches; containers have files of their own.',
    level: 'info',
    evidence: 'documented',
    source: 'OCI documentation, Vector Store File Batches',
    excluded: 'The mock does not play them.',
  },
];
