/** How the model of a call speaks. */

import { ConformError } from '../../errors.js';
import type { ChatCall } from '../../protocol/call.js';
import { type FamilyFormat, familyOf } from '../../protocol/families.js';
import { regionIn, servedModel } from '../../protocol/models.js';
import { region } from '../identity/credentials.js';

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
