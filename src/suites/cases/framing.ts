/** Cases of subject `framing`. */
import type { Case } from '../case.js';

export const framingCases: readonly Case[] = [];
