/** Cases of subject `auth`. */
import type { Case } from '../case.js';
import { keyCases } from './auth-keys.js';
import { renewedCases } from './auth-renewed.js';
import { signedCases } from './auth-signed.js';
import { tokenCases } from './auth-tokens.js';

export const authCases: readonly Case[] = [
  ...signedCases,
  ...renewedCases,
  ...tokenCases,
  ...keyCases,
];
