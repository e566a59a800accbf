/** Requirements of subject `client`: the life of a client, and the route it picks. */
import type { Requirement } from '../requirement.js';

const agents = 'openai/openai-agents-python PR 3612';
const locus = 'oracle-samples/locus';

export const lifecycleRequirements: readonly Requirement[] = [
  {
    id: 'client/restart',
    statement:
      'A chain of responses outlives the client: its last id is all that another one needs.',
    level: 'should',
    evidence: 'one-report',
    source: `${locus}, checkpoints`,
  },
  {
    id: 'client/reuse',
    statement: 'Calls of one client, one after the other, share its connection.',
    level: 'should',
    evidence: 'several-reports',
    source: `${agents}; langchain-oci`,
  },
  {
    id: 'client/at-once',
    statement:
      'Calls that are under way at once through one client hear an answer of their own each.',
    level: 'must',
    evidence: 'several-reports',
    source: `djvolz/coda-code-assistant, one provider instance for all; ${agents}, one client for all models`,
  },
  {
    id: 'client/close',
    statement:
      'A client that is closed ends its connections, that of a stream under way among them.',
    level: 'should',
    evidence: 'several-reports',
    source: `${agents}; ${locus}`,
  },
  {
    id: 'client/close-twice',
    statement: 'Closing a client twice is no error.',
    level: 'should',
    evidence: 'several-reports',
    source: `${agents}; ${locus}`,
  },
  {
    id: 'client/closed',
    statement: 'A closed client refuses further calls, and sends nothing.',
    level: 'should',
    evidence: 'one-report',
    source: "encode/httpx, httpx/_client.py, on which OpenAI's SDK for Python stands",
  },
  {
    id: 'client/close-own',
    statement: 'A client leaves the connections open that it was given.',
    level: 'should',
    evidence: 'one-report',
    source: agents,
    excluded: 'The kit has no word by which a client could be given connections of another.',
  },
  {
    id: 'client/lazy',
    statement: 'Making a client sends nothing, or one cheap request at most.',
    level: 'info',
    evidence: 'one-report',
    source: `${locus}; djvolz/coda-code-assistant`,
  },
  {
    id: 'client/timeout',
    statement:
      'A client that is told how long to wait gives up a service that is silent for longer before its answer, with an error.',
    level: 'must',
    evidence: 'sdk-model',
    source:
      'oracle/oci-python-sdk, src/oci/base_client.py (timeout); npm openai 6, client.js (timeout)',
  },
  {
    id: 'client/timeout-in-a-stream',
    statement: 'It does so too where a stream falls silent.',
    level: 'should',
    evidence: 'sdk-model',
    source:
      "oracle/oci-python-sdk, src/oci/base_client.py: its read timeout, and that of httpx under OpenAI's SDK for Python, count between bytes; npm openai 6 waits for headers alone",
  },
  {
    id: 'client/timeout-counts-silence',
    statement:
      'The time that a client is told to wait is that of a silence: an answer that goes on coming may take longer in all.',
    level: 'info',
    evidence: 'sdk-model',
    source:
      "oracle/oci-python-sdk, src/oci/base_client.py, and httpx under OpenAI's SDK for Python: a read timeout; openai/openai-go, option.WithRequestTimeout, is one for the whole request",
  },
  {
    id: 'client/route',
    statement:
      'A client that picks the route by the model asks Cohere’s models natively, Responses-only models by Responses, and takes a known route for a vendor that it does not know.',
    level: 'info',
    evidence: 'one-report',
    source: `${locus}, get_model; ${agents} (responses: prefix)`,
  },
  {
    id: 'client/fallback',
    statement:
      'A stream that failed is not asked for once more as a whole answer behind the caller’s back.',
    level: 'should',
    evidence: 'one-report',
    source: `${locus}, OCIModel.stream`,
  },
];
