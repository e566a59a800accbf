/** Cases of subject `requests`. */
import type { Case } from '../case.js';

export const requestsCases: readonly Case[] = [];
