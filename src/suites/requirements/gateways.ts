/** What a gateway owes to its clients and to the service. */
import type { Requirement } from '../requirement.js';
import { aibridge, openAiReference } from './openai-chat-sources.js';

/** A gateway whose authors wrote down why. */
const ofGateway = 'coder/aibridge, intercept/chatcompletions (one gateway, read)';

/** The same gateway, on the other transport. */
const ofItsResponses = 'coder/aibridge, intercept/responses (one gateway, read)';

export const gatewaysRequirements: readonly Requirement[] = [
  {
    id: 'gateway/request/body-kept',
    statement:
      'What a client says in the body goes upstream with its value, also members that the gateway does not know. It sets model, stream, stream_options, n and user by its own lights.',
    level: 'should',
    evidence: 'one-report',
    source: ofGateway,
  },
  {
    id: 'gateway/request/nothing-empty-added',
    statement:
      'A request has no null, empty text, list or object upstream that its client did not send: re-encoding by a typed client adds them.',
    level: 'should',
    evidence: 'one-report',
    source: ofGateway,
  },
  {
    id: 'gateway/request/same-bytes',
    statement:
      'Calls that are the same go upstream as the same bytes, since prompts are cached by them.',
    level: 'should',
    evidence: 'one-report',
    source: ofGateway,
  },
  {
    id: 'gateway/request/answers-wanted',
    statement: 'A gateway asks for as many answers (n) as its client does, or for one.',
    level: 'should',
    evidence: 'one-report',
    source: ofGateway,
  },
  {
    id: 'gateway/request/credentials-stay',
    statement:
      "A client's credentials prove who calls the gateway, and go no further: upstream the gateway's own prove who calls.",
    level: 'should',
    evidence: 'one-report',
    source: `${ofGateway}; RFC 9110, section 11.7.2 for Proxy-Authorization`,
  },
  {
    id: 'gateway/request/connection-headers-stay',
    statement: 'Headers that belong to one connection (TE, Proxy-Connection …) are not sent on.',
    level: 'should',
    evidence: 'documented',
    source: 'RFC 9110, section 7.6.1',
  },
  {
    id: 'gateway/request/request-id',
    statement:
      "A client's opc-request-id goes upstream; a gateway may add a segment of its own behind it.",
    level: 'should',
    evidence: 'one-report',
    source: `${ofGateway}: headers of clients go upstream; header/request-id-begins-with-the-callers says what the service makes of it`,
  },
  {
    id: 'gateway/request/extra-headers',
    statement: 'Headers that a gateway is configured to add (actors, tenants) go upstream.',
    level: 'should',
    evidence: 'one-report',
    source: ofGateway,
    excluded: 'Which headers these are is the configuration of each gateway.',
  },
  {
    id: 'gateway/stream/one-done',
    statement: 'The stream that a client gets is events of JSON data, and one [DONE] at the end.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('chat completions, streaming'),
  },
  {
    id: 'gateway/stream/members-kept',
    statement:
      'Events reach the client one for one, with all members; a gateway may put its own id, model and count of tokens in their place.',
    level: 'should',
    evidence: 'one-report',
    source: `${ofGateway}; ${aibridge}`,
  },
  {
    id: 'gateway/stream/nothing-empty-added',
    statement:
      'An event has no null, empty text, list or object that the service did not send: some clients break on them.',
    level: 'should',
    evidence: 'one-report',
    source: ofGateway,
  },
  {
    id: 'gateway/stream/events-framed',
    statement: 'Events of Responses reach the client with their event: lines.',
    level: 'should',
    evidence: 'documented',
    source: openAiReference('responses, streaming: event and data of each'),
  },
  {
    id: 'gateway/stream/one-ending',
    statement:
      'A stream of Responses ends with one event that ends its turn: response.completed, response.incomplete, response.failed or error. [DONE] may follow.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('responses, streaming events'),
  },
  {
    id: 'gateway/stream/counts',
    statement:
      'The count of tokens that a client gets is that of its turn: the rounds that the gateway made for it once, those of other calls not at all.',
    level: 'should',
    evidence: 'one-report',
    source: ofItsResponses,
  },
  {
    id: 'gateway/stream/slow-reader',
    statement:
      'A client that reads slowly does not make a gateway keep without limit what it reads.',
    level: 'info',
    evidence: 'inferred',
    source: 'RFC 9293, section 3.8.6: the window of a connection',
    excluded:
      'The buffers of the system on both sides of a gateway take in more than any answer here is long.',
  },
  {
    id: 'gateway/stream/as-it-comes',
    statement: 'A gateway hands events on as they come, and does not wait for the last.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('chat completions, stream: sent as they become available'),
  },
  {
    id: 'gateway/stream/cancelled',
    statement: 'When a client goes away, the gateway ends its call upstream within a second.',
    level: 'should',
    evidence: 'one-report',
    source: ofGateway,
  },
  {
    id: 'gateway/stream/keep-alive',
    statement: 'While a gateway waits, its client hears something every ten seconds.',
    level: 'should',
    evidence: 'one-report',
    source: ofGateway,
    excluded: 'It would take ten seconds of silence, which is as long as a call may take.',
  },
  {
    id: 'gateway/tools/injected-stay-hidden',
    statement:
      'Calls of tools that a gateway adds by itself are answered by it; its client sees no trace of them, and one count of tokens for all rounds.',
    level: 'should',
    evidence: 'one-report',
    source: ofGateway,
    excluded:
      'Which tools these are, and where they are run, is the configuration of each gateway.',
  },
  {
    id: 'gateway/answer/request-id',
    statement: "The service's opc-request-id reaches the client: it is what support asks for.",
    level: 'should',
    evidence: 'inferred',
    source:
      'OCI documentation, REST APIs, Request and response headers: opc-request-id; hop-by-hop headers alone are a gateway’s to leave out (RFC 9110, section 7.6.1)',
  },
  {
    id: 'gateway/error/openai-shaped',
    statement:
      "An error of the service reaches the client with its status, in OpenAI's form: error with a message.",
    level: 'should',
    evidence: 'documented',
    source: openAiReference('error codes'),
  },
  {
    id: 'gateway/error/retry-after',
    statement: 'retry-after reaches the client, whose SDK waits accordingly.',
    level: 'should',
    evidence: 'inferred',
    source: 'openai-node and openai-python read it (src/client.ts, _base_client.py)',
  },
  {
    id: 'gateway/routes/prefixes',
    statement: 'A gateway may take requests below a prefix of the provider (/oci/v1).',
    level: 'info',
    evidence: 'one-report',
    source: ofGateway,
    excluded: 'It is part of the address that --gateway names.',
  },
  {
    id: 'gateway/routes/passed-through',
    statement:
      'A gateway of Responses hands on the routes beside it: stored responses, their input items, conversations.',
    level: 'should',
    evidence: 'one-report',
    source: ofItsResponses,
  },
];
