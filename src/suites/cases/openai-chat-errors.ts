/**
 * Refusals as a client of chat completions reports them, in every envelope that was met. The status is a must; the
 * words are not: of the service's own envelope most of OpenAI's SDKs show none.
 */
import type { Reply } from '../../protocol/reply.js';
import type { Case, CheckUse, Level } from '../case.js';
import { ask } from './calls.js';

interface Row {
  /** A recording's name behind `openai-chat/error-`. */
  readonly name: string;
  readonly what: string;
  readonly because: Case['because'];
  readonly level: Level;
  /** What has to be reported beside the status. */
  readonly then: readonly [CheckUse, ...CheckUse[]];
  readonly caughtBy: Case['caughtBy'];
}

const words = 'error-message-is-reported';
const code = (expect: string): CheckUse => ({ check: 'error-code-is-reported', expect });
const own = ['chat/error/own-envelope', 'chat/error/statuses'] as const;

const rows: readonly Row[] = [
  {
    name: 'unsupported-operation',
    what: 'Unsupported OpenAI operation',
    because: [...own, 'chat/refused/cohere'],
    level: 'should',
    then: [words, code('400')],
    caughtBy: [
      'error-body-compact',
      'error-body-openai-style',
      'error-code-as-number',
      'loses-request-id-on-errors',
      'replay-changes-bytes',
      'reports-no-code',
      'reports-no-message',
      'reports-no-status',
      'swallows-errors',
    ],
  },
  {
    name: 'entity-not-found',
    what: 'A model that is not there',
    because: [...own, 'chat/refused/unknown-model'],
    level: 'should',
    then: [words, code('404')],
    caughtBy: [
      'error-body-compact',
      'error-body-openai-style',
      'error-code-as-number',
      'loses-request-id-on-errors',
      'replay-changes-bytes',
      'reports-no-code',
      'reports-no-message',
      'reports-no-status',
      'swallows-errors',
    ],
  },
  {
    name: 'not-authorized',
    what: 'A want of rights',
    because: [...own, 'chat/refused/no-rights'],
    level: 'should',
    then: [words, code('404')],
    caughtBy: [
      'error-body-compact',
      'error-body-openai-style',
      'error-code-as-number',
      'loses-request-id-on-errors',
      'replay-changes-bytes',
      'reports-no-code',
      'reports-no-message',
      'reports-no-status',
      'swallows-errors',
    ],
  },
  {
    name: 'throttled',
    what: 'Throttling',
    because: ['chat/error/throttled', ...own],
    level: 'should',
    then: [words, code('429'), 'one-request'],
    caughtBy: [
      'error-body-compact',
      'error-body-openai-style',
      'error-code-as-number',
      'loses-request-id-on-errors',
      'replay-changes-bytes',
      'reports-no-code',
      'reports-no-message',
      'reports-no-status',
      'retries-on-429',
      'swallows-errors',
    ],
  },
  {
    name: 'double-encoded',
    what: "A rejection by OpenAI's models",
    because: ['chat/error/double-encoded', 'chat/error/statuses'],
    level: 'should',
    then: [words],
    caughtBy: [
      'error-body-compact',
      'error-body-openai-style',
      'error-code-as-number',
      'loses-request-id-on-errors',
      'replay-changes-bytes',
      'reports-no-message',
      'reports-no-status',
      'swallows-errors',
    ],
  },
  {
    name: 'unwrapped',
    what: 'An error in the manner of OpenAI',
    because: ['chat/error/unwrapped', 'chat/error/statuses'],
    level: 'should',
    then: [words, code('context_length_exceeded')],
    caughtBy: [
      'loses-request-id-on-errors',
      'replay-changes-bytes',
      'reports-no-code',
      'reports-no-message',
      'reports-no-status',
      'swallows-errors',
    ],
  },
  {
    name: 'error-is-text',
    what: 'A rejection by xAI',
    because: ['chat/error/text', 'chat/error/statuses'],
    level: 'should',
    then: [words],
    caughtBy: [
      'error-body-openai-style',
      'error-code-as-number',
      'loses-request-id-on-errors',
      'replay-changes-bytes',
      'reports-no-message',
      'reports-no-status',
      'swallows-errors',
    ],
  },
  {
    name: 'vendor-document-in-message',
    what: 'A rejection by xAI inside the message',
    because: ['chat/error/document-of-xai', 'chat/error/statuses'],
    level: 'should',
    then: [words],
    caughtBy: [
      'error-body-compact',
      'error-body-openai-style',
      'error-code-as-number',
      'loses-request-id-on-errors',
      'replay-changes-bytes',
      'reports-no-message',
      'reports-no-status',
      'swallows-errors',
    ],
  },
  {
    name: 'plain-text',
    what: 'A refusal in plain text',
    because: ['chat/error/plain-text', 'chat/error/statuses'],
    level: 'info',
    then: [
      {
        check: words,
        expect: 'Failed to deserialize the JSON body into the target type: messages: missing field',
      },
    ],
    caughtBy: [
      'loses-request-id-on-errors',
      'replay-changes-bytes',
      'reports-no-message',
      'reports-no-status',
      'swallows-errors',
    ],
  },
];

const statusOf = ({ name }: Row): CheckUse =>
  name === 'plain-text'
    ? { check: 'error-status-is-reported', expect: 422 }
    : 'error-status-is-reported';

const played = (row: Row): readonly Case[] =>
  (['whole', 'streamed'] as const).map((way) => ({
    id: `chat/error/${row.name}-${way}`,
    level: row.level,
    title: `${row.what} is reported with its status and its words, of a ${way} call.`,
    because: row.because,
    transports: ['v1'],
    needs: ['scripted-reply', 'journal'],
    given: { replies: [{ recording: `openai-chat/error-${row.name}` }] },
    when: ask('llama', { stream: way === 'streamed' }),
    then: [
      'body-is-the-recording',
      statusOf(row),
      'request-id-is-reported',
      'no-clean-finish',
      ...row.then,
    ],
    caughtBy: row.caughtBy,
  }));

const statuses = [400, 401, 403, 404, 409, 413, 422, 429, 500, 502, 503] as const;

/** What a status says is said by whatever body: the service's own, or a gateway's page. */
const byStatus: readonly Case[] = statuses.map((status) => ({
  id: `chat/error/status-${status}`,
  level: 'must',
  title: `A ${status} is reported as a ${status}.`,
  because: ['chat/error/statuses'],
  transports: ['v1'],
  needs: ['scripted-reply', 'journal'],
  given: { replies: twice(status) },
  when: ask('llama', { stream: true }),
  then: ['error-status-is-reported', 'error-has-a-message', 'no-clean-finish'],
  caughtBy: ['reports-no-message', 'reports-no-status', 'swallows-errors'],
}));

/** A provider that tries again meets the same error. */
function twice(status: (typeof statuses)[number]): readonly Reply[] {
  const reply: Reply =
    status === 502
      ? { error: { status, style: 'html', message: 'Bad Gateway' } }
      : { error: { status, message: 'This cannot be done.' } };
  return [reply, reply];
}

export const openAiChatErrorsCases: readonly Case[] = [...rows.flatMap(played), ...byStatus];
