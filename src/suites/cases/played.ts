/** Cases that play a recording: one row each, the rest is the same for all. */
import type { Transport } from '../../protocol/call.js';
import type { Delivery } from '../../protocol/reply.js';
import type { Case, CheckUse, Level } from '../case.js';
import { ask, type ModelKey } from './calls.js';

/** What a recording proves of the client that reads it. */
export interface Played {
  /** Its id, of which the case's is made: `stream/generic/text`, `chat/answer/gpt`. */
  readonly recording: string;
  readonly title: string;
  readonly because: Case['because'];
  /** Default `must`. */
  readonly level?: Level;
  readonly model: ModelKey;
  /** Ask for token counts, and look at them. */
  readonly usage?: true;
  /** Offer tools. */
  readonly tools?: true;
  /** Its calls have arguments that are no JSON object: they are the model's text, or nothing. */
  readonly raw?: true;
  /** OpenAI transports: through the SDK's own accumulator. */
  readonly accumulate?: true;
  /** A client that tries again, with a fresh credential or after a while, meets the same answer. */
  readonly twice?: true;
  /** Checks beside the usual ones. */
  readonly and?: readonly CheckUse[];
  /** Checks in place of the usual ones on the outcome. */
  readonly outcome?: readonly CheckUse[];
  readonly caughtBy: Case['caughtBy'];
}

/** A turn, whole and nothing else. */
export const heard = [
  'no-error',
  'text-is-as-given',
  'reasoning-is-as-given',
  'tool-calls-are-as-given',
  'finish-reason-is-as-given',
] as const satisfies readonly CheckUse[];

/** A streamed turn: in increments, with one end. */
export const heardInIncrements = [
  ...heard,
  'increments-join-to-the-turn',
  'ends-once',
] as const satisfies readonly CheckUse[];

const replay = 'replay-changes-bytes';

/** The transports of the dialects that have one of their own, and what their cases are filed under. */
const openAi: Readonly<Record<string, { readonly transport: Transport; readonly group: string }>> =
  {
    'openai-chat': { transport: 'v1', group: 'chat' },
    'openai-responses': { transport: 'responses', group: 'responses' },
  };

/** The id of the case that plays a recording. */
function idOf(kind: 'stream' | 'accumulated' | 'answer', recording: string): string {
  const [dialect = '', name = ''] = recording.replace('/answer-', '/').split('/');
  const group = openAi[dialect]?.group;
  return group === undefined ? `${kind}/${dialect}/${name}` : `${group}/${kind}/${name}`;
}

/** A streamed recording. */
export function streamed(row: Played): Case {
  const kind = row.accumulate === true ? 'accumulated' : 'stream';
  return build(idOf(kind, row.recording), row, true, [
    'body-is-the-recording',
    ...(row.outcome ?? [...heardInIncrements, ...counts(row)]),
    ...asWritten(row),
    ...(row.and ?? []),
  ]);
}

/** A whole recording. */
export function answered(row: Played): Case {
  return build(idOf('answer', row.recording), row, false, [
    'body-is-the-recording',
    ...(row.outcome ?? [...heard, 'usage-is-as-given']),
    ...asWritten(row),
    ...(row.and ?? []),
  ]);
}

/** A streamed recording that is delivered in another way, under an id of its own. */
export function delivered(
  row: Played & { readonly id: string; readonly delivery: Delivery },
): Case {
  const cut = typeof row.delivery.ending === 'object';
  const one = build(row.id, row, true, [
    cut ? 'body-begins-as-the-recording' : 'body-is-the-recording',
    ...(row.outcome ?? heardInIncrements),
    ...(row.and ?? []),
  ]);
  return { ...one, given: { replies: [{ recording: row.recording, delivery: row.delivery }] } };
}

const counts = ({ usage }: Played): readonly CheckUse[] =>
  usage === true ? ['usage-is-as-given'] : [];

const asWritten = ({ raw }: Played): readonly CheckUse[] =>
  raw === true ? ['arguments-are-as-written'] : [];

function build(
  id: string,
  row: Played,
  stream: boolean,
  then: readonly [CheckUse, ...CheckUse[]],
): Case {
  const { recording, title, because, level = 'must', model, usage, tools, caughtBy } = row;
  const replies = [{ recording }, ...(row.twice === true ? [{ recording }] : [])];
  const asked = ask(model, { stream, usage: usage === true, tools: tools === true });
  return {
    id,
    level,
    title,
    because,
    transports: [openAi[recording.split('/')[0] ?? '']?.transport ?? 'sdk'],
    needs: ['scripted-reply', 'journal'],
    given: { replies },
    when: row.accumulate === true ? { ...asked, accumulate: true } : asked,
    then,
    caughtBy: then[0] === 'body-is-the-recording' ? [replay, ...caughtBy] : caughtBy,
  };
}
