/** Cases of subject `streams`. */
import type { Case } from '../case.js';

export const streamsCases: readonly Case[] = [];
