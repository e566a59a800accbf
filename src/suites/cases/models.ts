/** Cases of subject `models`. */
import type { Case } from '../case.js';

export const modelsCases: readonly Case[] = [];
