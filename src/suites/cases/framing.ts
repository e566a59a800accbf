/** Cases of subject `framing`: how bytes arrive, and what a client makes of that. */
import type { Case } from '../case.js';
import { framingDeliveryCases } from './framing-delivery.js';
import { framingFormsCases } from './framing-forms.js';

export const framingCases: readonly Case[] = [...framingDeliveryCases, ...framingFormsCases];
