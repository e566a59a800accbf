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
    excluded:
      'The steps of responses/state/chain are made by clients that share nothing but the id already.',
  },
  {
    id: 'client/reuse',
    statement: 'Calls of one client reuse its connection.',
    level: 'should',
    evidence: 'several-reports',
    source: `${agents}; langchain-oci`,
    excluded:
      'The journal tells of requests, not of connections; header/connection holds the service to keeping them.',
  },
  {
    id: 'client/close',
    statement:
      'A client that is closed ends its own connections, a stream among them, leaves those that it was given, and refuses further calls.',
    level: 'should',
    evidence: 'several-reports',
    source: `${agents}; ${locus}`,
    excluded:
      'The journal tells of requests, not of connections, and the official SDKs for TypeScript have nothing to close.',
  },
  {
    id: 'client/lazy',
    statement: 'Making a client sends nothing, or one cheap request at most.',
    level: 'info',
    evidence: 'one-report',
    source: `${locus}; djvolz/coda-code-assistant`,
    excluded:
      'An adapter makes its client when it is called; one that sent more would make more than one request in wire/one-post.',
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
