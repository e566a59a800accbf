/** Faults at work: three steps of the mock's way, wrapped. */
import { ConformError } from '../../errors.js';
import { type Random, seededRandom } from '../../protocol/random.js';
import type { RecordingSet } from '../../recordings/recording.js';
import type { Tenancy } from '../identity/tenancy.js';
import { usageOf } from '../replies/family/count-tokens.js';
import { seedOf } from '../replies/speech.js';
import type { Answer, Befallen, Chosen, StageWrap, Understood } from '../stages.js';
import type { Change, ChangeParts, Moment, Need, Refusal } from './fault.js';
import { faults, inOrder } from './index.js';
import type { Spent, TurnCount } from './quota.js';
import { beyond } from './throttle.js';

/** Turns that one tenancy remembers for its quotas, at least. */
const remembered = 10_000;

/** Counts a turn that is answered; what it gives is told when the answer is over. */
function use(turns: TurnCount, one: Spent): () => void {
  turns.open += 1;
  turns.spent.push(one);
  if (turns.spent.length > 2 * remembered) turns.spent.splice(0, remembered);
  return () => {
    turns.open -= 1;
  };
}

/** Tokens of a question and its answer: those that the answer tells, else counted. */
function tokensOf({ call }: Understood, reply: Chosen, recordings: RecordingSet): number {
  if ('error' in reply) return 0;
  const turn = 'turn' in reply ? reply.turn : recordings.get(reply.recording)?.meta.turn;
  if (turn === undefined) return 0;
  return (turn.usage ?? usageOf(call, turn, turn.reasoning ?? '')).totalTokens;
}

/** Draws that depend on the fault alone, not on those beside it. */
function drawsOf(id: string, seed: number): Random {
  let state = seed;
  for (let at = 0; at < id.length; at += 1) {
    state = Math.imul(state ^ id.charCodeAt(at), 0x01000193);
  }
  return seededRandom(state);
}

/** A request refused, and the fault that did it; none where the tenancy's own quota did. */
interface Refused {
  readonly ids: readonly string[];
  readonly refusal: Refusal;
}

/** The first of these faults that refuses a request, with what it answers. */
function refusalOf(
  ids: readonly string[],
  { asked, open, spent }: TurnCount,
  now: number,
  seed: number,
): Refused | undefined {
  for (const id of inOrder(ids)) {
    const moment: Moment = { turns: asked, open, spent, now, random: drawsOf(id, seed + asked) };
    const refusal = faults.get(id)?.refuse?.(moment);
    if (refusal) return { ids: [id], refusal };
  }
  return undefined;
}

const meets = ({ stream, status }: Answer, need: Need | undefined): boolean => {
  if (need === undefined) return true;
  if (need === 'error') return status >= 400;
  return status === 200 && stream === (need === 'stream');
};

const needWords: Readonly<Record<Need, string>> = {
  stream: 'a stream',
  whole: 'a whole answer',
  error: 'an error',
};

function cannot(id: string): ConformError {
  const needs = faults.get(id)?.needs;
  return new ConformError(
    'OCIC_BAD_SCRIPT',
    `The fault ${id} finds nothing in this answer that it could befall.`,
    needs ? `It needs ${needWords[needs]}.` : 'Ask for another answer, or leave the fault out.',
  );
}

/** Notes that a fault befell an answer, or that it could not. */
function note(befallen: Befallen, id: string, befell: boolean): Befallen {
  if (!befell && befallen.asked.includes(id)) throw cannot(id);
  const due = befallen.due.filter((one) => one !== id);
  const ids = befell && !befallen.ids.includes(id) ? [...befallen.ids, id] : befallen.ids;
  return { ...befallen, due, ids };
}

/** Applies the changes of one kind that are due. */
function changed(
  answer: Answer,
  befallen: Befallen,
  kind: 'content' | 'wire',
  now: number,
): Answer {
  let noted = befallen;
  let after = answer;
  for (const id of befallen.due) {
    const fault = faults.get(id);
    const change: Change | undefined = fault?.[kind];
    if (!fault || !change) continue;
    const parts: ChangeParts = { random: drawsOf(id, befallen.seed), now };
    const made = meets(answer, fault.needs) ? change(after, parts) : undefined;
    after = made ?? after;
    noted = note(noted, id, made !== undefined);
  }
  return { ...after, faults: noted };
}

/** What is asked for, as the faults have it. */
function askedWith(understood: Understood, befallen: Befallen): [Understood, Befallen] {
  let noted = befallen;
  let after = understood;
  for (const id of befallen.due) {
    const ask = faults.get(id)?.ask;
    if (!ask) continue;
    const made = ask(after);
    after = made ?? after;
    noted = note(noted, id, made !== undefined);
  }
  return [after, noted];
}

/** An error in the words of the faults; what words errors finds nothing in any other reply. */
function worded(reply: Chosen, befallen: Befallen): Chosen {
  let noted = befallen;
  let after = reply;
  for (const id of befallen.due) {
    const word = faults.get(id)?.word;
    if (!word) continue;
    if ('error' in after) after = { ...after, error: word(after.error) };
    noted = note(noted, id, 'error' in after);
  }
  return { ...after, befallen: noted };
}

/** A stream whose bytes a fault has laid out goes out plain, so that they are where they were put. */
function plain(answer: Answer): Answer {
  const laidOut = answer.faults?.ids.some((id) => id.startsWith('sse/')) ?? false;
  if (!laidOut || answer.delivery?.compression !== undefined) return answer;
  return { ...answer, delivery: { ...answer.delivery, compression: 'none' } };
}

/** The reply that a refusal takes the place of, as far as the way it goes out. */
const inPlaceOf = (reply: Chosen | undefined, { error, delivery }: Refusal): Chosen => ({
  ...(reply?.afterwards ? { afterwards: reply.afterwards } : {}),
  error,
  delivery: {
    ...reply?.delivery,
    headers: { ...delivery?.headers, ...reply?.delivery?.headers },
  },
});

/**
 * Makes what applies faults: those of a reply, where each must find something to befall, and those of the
 * tenancy, which are left out where they find nothing. A tenancy's refusals leave its script as it is.
 *
 * @param seed of the mock: the same seed, the same bytes
 * @param recordings what replies may name
 * @param faultsOf the faults of every reply of a tenancy
 */
export function createFaults(
  seed: number,
  recordings: RecordingSet,
  faultsOf: (tenancy: Tenancy) => readonly string[],
): StageWrap {
  return (stages) => ({
    ...stages,

    choose(understood, tenancy) {
      const { turns } = tenancy;
      const now = tenancy.now();
      const always = faultsOf(tenancy);
      const { quota } = tenancy.switches;
      const used = quota && beyond(quota, { ...turns, now });
      const early =
        refusalOf(always, turns, now, seed) ?? (used ? { ids: [], refusal: used } : undefined);
      const reply = early ? undefined : stages.choose(understood, tenancy);
      const own = reply?.faults ?? [];
      const refused = early ?? refusalOf(own, turns, now, seed);
      turns.asked += 1;
      const counts = reply && !refused && !('error' in reply);
      const over = counts
        ? use(turns, { at: now, tokens: tokensOf(understood, reply, recordings) })
        : undefined;
      const ids = inOrder([...own, ...always]);
      // Where a request is refused now and then, what suits the answer cannot suit the refusal.
      const sometimes = ids.some((id) => id.startsWith('throttle/'));
      const befallen: Befallen = {
        due: ids.filter((id) => !faults.get(id)?.refuse),
        asked: sometimes ? [] : own,
        ids: refused?.ids ?? [],
        seed: seedOf(seed, understood.call),
      };
      const chosen = refused ? inPlaceOf(reply, refused.refusal) : reply;
      if (!chosen) throw new Error('Neither a reply nor a refusal was chosen.');
      if (ids.length === 0) return over ? { ...chosen, over } : chosen;
      return worded(over ? { ...chosen, over } : chosen, befallen);
    },

    render(understood, reply) {
      if (!reply.befallen) return stages.render(understood, reply);
      const [asked, befallen] = askedWith(understood, reply.befallen);
      // Content knows no time: it is the same whenever it was made.
      return changed(stages.render(asked, reply), befallen, 'content', 0);
    },

    dispatch(answer, received) {
      if (!answer.faults) return stages.dispatch(answer, received);
      const now = received.now;
      return stages.dispatch(plain(changed(answer, answer.faults, 'wire', now)), received);
    },
  });
}
