/** The modes and calls of cases about credentials: small turns, of which only the wire is looked at. */
import {
  type AuthMode,
  type DialogueCall,
  signingModes,
  type Transport,
} from '../../protocol/call.js';
import type { Reply } from '../../protocol/reply.js';
import { askTarget } from './calls.js';

/** Modes whose credential is a token, and may go stale. */
export const tokenModes: readonly AuthMode[] = signingModes.filter((auth) => auth !== 'api_key');

/** Modes whose token comes from an issuer, asked over the network. */
export const issuedModes: readonly AuthMode[] = ['instance_principal', 'oke_workload_identity'];

/** The transports on which turns are asked for. */
export const turnTransports: readonly Transport[] = ['sdk', 'v1', 'responses'];

/** A whole turn. */
export const whole = askTarget('GENERIC', { stream: false });
/** A streamed one. */
export const streamed = askTarget('GENERIC', { stream: true });

/** Turns one after the other, each made whatever became of the one before. */
export const turns = (...steps: DialogueCall['steps']): DialogueCall => ({
  operation: 'dialogue',
  steps,
  throughErrors: true,
});

/** As {@link turns}, but all from the second on are made at once. */
export const atOnce = (...steps: DialogueCall['steps']): DialogueCall => ({
  ...turns(...steps),
  together: true,
});

/** A short answer, and what befalls the tenancy after it. */
export const answerThen = (afterwards: NonNullable<Reply['afterwards']>): Reply => ({
  turn: { text: 'At ten past nine.', toolCalls: [], finishReason: 'stop' },
  afterwards,
});
