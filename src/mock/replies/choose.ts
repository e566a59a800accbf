/** Choosing a reply: the tenancy's script first, then the model's family. */
import { speaks } from '../../protocol/actions/action.js';
import { seededRandom } from '../../protocol/random.js';
import type { Stages } from '../stages.js';
import { actionTurn } from './action-answer.js';
import { ownTurn } from './own-turn.js';
import { seedOf, speechOf } from './speech.js';

/**
 * Makes the `choose` stage. A scripted reply is taken off its queue; what is answered by no model's words
 * takes an error only, and leaves the rest to the turns that it is meant for.
 */
export function createChoose(seed: number): Stages['choose'] {
  return ({ call, action, body }, tenancy) => {
    const [next] = tenancy.script;
    const wordless = action !== undefined && !speaks(action.name);
    const scripted = wordless && next && !('error' in next) ? undefined : tenancy.script.shift();
    if (scripted) return scripted;
    const turn = action && actionTurn(action, body);
    if (turn) return { turn, origin: 'family' };
    const { toolCallIds } = speechOf(call);
    return { turn: ownTurn(call, toolCallIds, seededRandom(seedOf(seed, call))), origin: 'family' };
  };
}
