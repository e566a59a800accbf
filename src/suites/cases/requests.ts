/** Cases of subject `requests`. */
import type { Case } from '../case.js';
import { refusedCases } from './requests-refused.js';
import { sentCases } from './requests-sent.js';

export const requestsCases: readonly Case[] = [...sentCases, ...refusedCases];
