/**
 * The auth service's `POST /v1/authentication/refresh`: a new token for a user's session, with the same key.
 * A session is refreshed for a day (OCI documentation, "Token-based Authentication for the CLI").
 */
import { textOf } from '../../protocol/json.js';
import { type Issue, type IssuerParts, jsonBody, refuseWith, tokenAnswer } from './issuer.js';
import { judgeSigned, keyIdOf } from './signed.js';

/** Makes the issuer. The request is signed with the session's key and its current token, which is in the body too. */
export function createSessionRefresh(parts: IssuerParts): Issue {
  return async (received) => {
    const { now } = received;
    const signed = await judgeSigned(parts, received);
    if ('answer' in signed) return signed;
    const { kind, key, claims, identity } = signed;
    const { tenancy, keyId } = identity;
    const refused = (
      problem: 'token-claims-wrong' | 'token-expired' | 'issues-nothing',
      name = '',
    ) => refuseWith(problem, now, { tenancy, keyId, ...(name ? { detail: { name } } : {}) });
    if (kind !== 'user') return refused('token-claims-wrong', 'ptype');
    const current = textOf(jsonBody(received.body)?.currentToken);
    if (`ST$${current}` !== keyIdOf(received)) return refused('token-claims-wrong', 'currentToken');
    const end = claims.sess_exp;
    if (!(Date.parse(textOf(end)) > tenancy.now())) return refused('token-expired', 'sess_exp');
    if (tenancy.switches.issuesNothing) return refused('issues-nothing');
    const token = await parts.tokens.mint(tenancy, 'user', key, { claims: { sess_exp: end } });
    return tokenAnswer(token, identity);
  };
}
