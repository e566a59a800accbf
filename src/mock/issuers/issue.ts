/** The `issue` stage: each issuer by its name. */
import type { Issuer } from '../../protocol/exchange.js';
import type { Stages } from '../stages.js';
import type { Issue, IssuerParts } from './issuer.js';
import { createMetadata } from './metadata.js';
import { createProxymux } from './proxymux.js';
import { createResourceSession } from './resource-session.js';
import { createResourceToken } from './resource-token.js';
import { createSessionRefresh } from './session-refresh.js';
import { createX509 } from './x509.js';

/**
 * Makes the stage. Whatever the mock's policy, who asks for a credential must prove to be who it is for:
 * there is none for nobody.
 */
export function createIssue(parts: IssuerParts): Stages['issue'] {
  const issuers: Readonly<Record<Issuer, Issue>> = {
    metadata: createMetadata(parts),
    x509: createX509(parts),
    'session-refresh': createSessionRefresh(parts),
    'resource-token': createResourceToken(parts),
    'resource-session': createResourceSession(parts),
    proxymux: createProxymux(parts),
  };
  return async (received, route) => {
    const { answer, ...issued } = await issuers[route.issuer](received, route);
    const reply = answer.reply === 'issue' ? `issue/${route.issuer}` : answer.reply;
    return { ...issued, answer: { ...answer, reply } };
  };
}
