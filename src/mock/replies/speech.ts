/** How the model of a call speaks. */

import { ConformError } from '../../errors.js';
import type { ChatCall } from '../../protocol/call.js';
import { capacities } from '../../protocol/dialects/carry.js';
import { type FamilyFormat, familyOf } from '../../protocol/families.js';
import { objectOf } from '../../protocol/json.js';
import { regionIn, servedModel } from '../../protocol/models.js';
import { region } from '../identity/credentials.js';
import type { Understood } from '../stages.js';
import { reasoningOf } from './family/reasoning.js';
import type { Manner } from './own-turn.js';

/** The public name of the model that is asked; what is asked, where nobody knows it. */
export function modelNameOf({ model }: Pick<ChatCall, 'model'>): string {
  return servedModel(model, regionIn(model) ?? region)?.row.name ?? model;
}

/** The format of the model's family; of the `default` one where the family does not take it. */
export function speechOf(call: ChatCall): FamilyFormat {
  const { apiFormat } = call;
  const format = familyOf(modelNameOf(call)).formats[apiFormat] ?? familyOf('').formats[apiFormat];
  if (format) return format;
  throw new ConformError(
    'OCIC_CANNOT_ENCODE',
    `No family speaks ${apiFormat}.`,
    'Use GENERIC, COHERE or COHEREV2.',
  );
}

/** The native requests' own words for no reasoning. Source: npm oci-generativeaiinference, lib/model. */
function forbidsReasoning({ chatRequest }: Understood['body']): boolean {
  const { reasoningEffort, thinking } = objectOf(chatRequest);
  return reasoningEffort === 'NONE' || objectOf(thinking).type === 'DISABLED';
}

/** How the model of a call writes and thinks; reasoning has no place in some formats, and is not shown there. */
export function mannerOf({ call, body, action }: Understood): Omit<Manner, 'persona'> {
  const { toolCallIds, dialect } = speechOf(call);
  const reasons = action || forbidsReasoning(body) ? 'not' : reasoningOf(modelNameOf(call));
  const shown = reasons === 'shown' && capacities[dialect].reasoning;
  return { toolCallIds, reasons: reasons === 'shown' && !shown ? 'hidden' : reasons };
}

/** Characters at the end of a message that its seed is made from, at most. */
const seeding = 65_536;

/** FNV-1a over UTF-16 units: spreads texts over seeds, no more. */
export function seedOf(seed: number, { model, messages }: ChatCall): number {
  let state = 0x811c9dc5 ^ seed;
  for (const text of [model, messages.at(-1)?.text.slice(-seeding) ?? '']) {
    for (let at = 0; at < text.length; at += 1) {
      state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
    }
  }
  return state >>> 0;
}
