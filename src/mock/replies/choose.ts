/** Choosing a reply: the tenancy's script first, then the model's family. */
import { speaks } from '../../protocol/actions/action.js';
import { seededRandom } from '../../protocol/random.js';
import type { Reply } from '../../protocol/reply.js';
import type { Turn } from '../../protocol/turn.js';
import type { Tenancy } from '../identity/tenancy.js';
import type { Chosen, Stages, Understood } from '../stages.js';
import { actionTurn } from './action-answer.js';
import { type Persona, personas } from './family/personas.js';
import { noMatch, placeOf } from './match.js';
import { ownTurn } from './own-turn.js';
import { mannerOf, seedOf } from './speech.js';

/** Takes the reply at a place: once less is left of it, or it goes away. */
function take(script: Reply[], place: number): Reply | undefined {
  const reply = script[place];
  const times = reply?.times ?? 1;
  if (!reply || times === 'always') return reply;
  if (times > 1) script[place] = { ...reply, times: times - 1 };
  else script.splice(place, 1);
  return reply;
}

/**
 * The scripted reply to a call. What is answered by no model's words takes an error only, and leaves
 * the rest to the turns that it is meant for.
 */
function scripted(understood: Understood, { script, switches }: Tenancy): Reply | undefined {
  const { action } = understood;
  if (action === undefined || speaks(action.name)) {
    const place = placeOf(script, understood);
    if (place >= 0) return take(script, place);
    if (script.length === 0 || switches.unmatched === 'family') return undefined;
    throw noMatch(script, understood);
  }
  // One without a match is next in turn: it is waited for.
  const usable = (reply: Reply) => 'error' in reply || reply.match === undefined;
  const place = placeOf(script, understood, usable);
  const next = script[place];
  return next && 'error' in next ? take(script, place) : undefined;
}

/** What the kit's family answers as, where that is one who answers otherwise than in words. */
function inManner(turn: Turn, { delivery }: Persona): Chosen {
  return { turn, origin: 'family', ...(delivery ? { delivery } : {}) };
}

/** Makes the `choose` stage. */
export function createChoose(seed: number): Stages['choose'] {
  return (understood, tenancy) => {
    const reply = scripted(understood, tenancy);
    if (reply) return reply;
    const { call, action, body } = understood;
    const persona = personas[tenancy.switches.persona ?? 'helpful'];
    if (persona.error) return { error: persona.error, origin: 'family' };
    const turn = action && actionTurn(action, body);
    if (turn) return inManner(turn, persona);
    return inManner(
      ownTurn(call, { ...mannerOf(understood), persona }, seededRandom(seedOf(seed, call))),
      persona,
    );
  };
}
