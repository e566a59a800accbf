/** Choosing a reply: the tenancy's script first, then the model's family. */
import { seededRandom } from '../../protocol/random.js';
import type { Stages } from '../stages.js';
import { ownTurn } from './own-turn.js';
import { seedOf, speechOf } from './speech.js';

/** Makes the `choose` stage. A scripted reply is taken off its queue. */
export function createChoose(seed: number): Stages['choose'] {
  return ({ call }, tenancy) => {
    const scripted = tenancy.script.shift();
    if (scripted) return scripted;
    const { toolCallIds } = speechOf(call);
    return { turn: ownTurn(call, toolCallIds, seededRandom(seedOf(seed, call))), origin: 'family' };
  };
}
