/** Choosing a reply: the tenancy's script first, then the model's family. */
import type { Stages } from '../stages.js';

/** Makes the `choose` stage. */
export function createChoose(_seed: number): Stages['choose'] {
  return (_understood, tenancy) =>
    tenancy.script.shift() ?? { recording: 'generic/llama-text', origin: 'family' };
}
