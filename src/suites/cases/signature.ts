/** Cases of subject `signature`. */
import type { Case } from '../case.js';

export const signatureCases: readonly Case[] = [];
