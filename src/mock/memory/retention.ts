/** How long things are kept. */
import type { TenancySwitches } from '../../protocol/switches.js';

const hour = 3_600_000;

/**
 * When something kept at `from` is gone. Responses count from when they were created, conversations from
 * when they were last changed (npm oci-generativeai 2.139.1, lib/model/conversation-config.d.ts). 720 hours
 * are the thirty days of oracle-samples/locus.
 */
export const expiryOf = ({ retentionHours = 720 }: TenancySwitches, from: number): number =>
  from + retentionHours * hour;

/**
 * For how long a turn in the background can be polled although nothing of it is stored, in milliseconds.
 * OCI says "temporarily" (release note of background mode, Jul 2026); OpenAI's guide says ten minutes.
 */
export const pollable = 600_000;
