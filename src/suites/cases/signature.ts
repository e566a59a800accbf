/** Cases of subject `signature`. */
import type { Case } from '../case.js';
import { acceptedCases } from './signature-accepted.js';
import { diagnosedCases } from './signature-diagnosed.js';
import { refusedCases } from './signature-refused.js';

export const signatureCases: readonly Case[] = [
  ...acceptedCases,
  ...refusedCases,
  ...diagnosedCases,
];
