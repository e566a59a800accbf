/** Cases of subject `errors`. */
import type { Case } from '../case.js';

export const errorsCases: readonly Case[] = [];
