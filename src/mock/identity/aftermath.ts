/** What befalls a tenancy once a reply was chosen. */
import type { Aftermath } from '../../protocol/reply.js';
import type { Tenancy } from './tenancy.js';

/**
 * Moves the tenancy's clock, revokes its tokens, and writes its token files anew, in this order: tokens that
 * are written then are good.
 *
 * @returns once the files are written; `undefined` where there is nothing to wait for
 */
export function applyAftermath(
  tenancy: Tenancy,
  { advance, revokeTokens, renewTokens }: Aftermath = {},
): Promise<void> | undefined {
  if (advance !== undefined) tenancy.advance(advance * 1000);
  if (revokeTokens) tenancy.tokens.revoked = tenancy.tokens.issued;
  return renewTokens ? tenancy.renewTokens() : undefined;
}
