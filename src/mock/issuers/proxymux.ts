/**
 * The proxymux of an enhanced Kubernetes cluster (OKE): a pod shows its service account's token and gets one of
 * Oracle's. The answer is a JSON string with base64 of JSON in it, and the token in that begins with `ST$`
 * (npm oci-common 2.139.1, lib/auth; oci for Python 2.189.0; oci-go-sdk 65, which cuts the quotes off unseen).
 */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { headerValues } from '../../protocol/signature/signing-string.js';
import { jsonAnswer } from '../answers.js';
import { readServiceAccountToken } from '../identity/service-account.js';
import {
  badBody,
  type Issue,
  type IssuerParts,
  jsonBody,
  publicKeyOf,
  refuseWith,
} from './issuer.js';

/** What Oracle's SDKs take to mean: this cluster is not enhanced. */
const forbidden = { status: 403, style: 'plain-text', message: 'Forbidden' } as const;

const encoded = (document: object): string =>
  Buffer.from(JSON.stringify(document)).toString('base64');

/** A pod's key: base64 of its SubjectPublicKeyInfo or, as oci-go-sdk 65 sends it, the PEM as it is. */
function podKeyOf(value: unknown): KeyObject | undefined {
  if (typeof value !== 'string') return undefined;
  return publicKeyOf(value.replace(/-----(?:BEGIN|END) PUBLIC KEY-----|\s/g, ''));
}

/** Makes the issuer. */
export function createProxymux(parts: IssuerParts): Issue {
  const { settings, tokens } = parts;
  return async (received, route) => {
    const { headers, now } = received;
    const [authorization = '', second] = headerValues(headers, 'authorization');
    const bearer = second === undefined ? /^bearer +(\S+)$/i.exec(authorization)?.[1] : undefined;
    const account = await readServiceAccountToken(tokens, parts.registry, bearer ?? '');
    if (!account.ok) {
      const { tenancy: whose, found } = account;
      const known = { tenancy: whose, detail: { found } };
      return refuseWith('service-account-token-invalid', now, known, forbidden);
    }
    const { tenancy } = account;
    if (tenancy.switches.issuesNothing) {
      return refuseWith('issues-nothing', now, { tenancy }, forbidden);
    }
    const identity = { ok: true, tenancy, auth: 'oke_workload_identity' } as const;
    if (route.path.endsWith('WithCaching')) {
      const privateKey = await settings.makeKey();
      const publicKey = createPublicKey(privateKey);
      const token = await tokens.mint(tenancy, 'workload', publicKey);
      const pem = {
        publicKey: publicKey.export({ type: 'spki', format: 'pem' }),
        privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
      };
      const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
      const body = {
        token: `ST$${token}`,
        publicKey: base64(pem.publicKey),
        privateKey: base64(pem.privateKey),
      };
      return { identity, answer: jsonAnswer(encoded(body), 'issue') };
    }
    const podKey = podKeyOf(jsonBody(received.body)?.podKey);
    if (!podKey) return badBody(identity, 'podKey is not an RSA public key.');
    const token = await tokens.mint(tenancy, 'workload', podKey);
    return { identity, answer: jsonAnswer(encoded({ token: `ST$${token}` }), 'issue') };
  };
}
