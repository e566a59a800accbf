/** Cases of subject `headers`. */
import type { Case } from '../case.js';

export const headersCases: readonly Case[] = [];
