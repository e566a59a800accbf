/** The auth service's `POST /v1/x509`: a token for a certificate, which is how an instance gets its own. */
import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { headerValues } from '../../protocol/signature/signing-string.js';
import type { SignatureProblem } from '../../protocol/signature/verdict.js';
import { type Objection, verifySignature } from '../../protocol/signature.js';
import type { Tenancy } from '../identity/tenancy.js';
import type { Issued, Received } from '../stages.js';
import {
  badBody,
  fromBase64,
  type Issue,
  type IssuerParts,
  jsonBody,
  publicKeyOf,
  refusedAs,
  refuseWith,
  tokenAnswer,
} from './issuer.js';

/** A keyId of a federation call, taken apart. */
interface FederationKeyId {
  readonly tenancyId: string;
  readonly algorithm: 'sha1' | 'sha256';
  /** In lower case, without colons. */
  readonly fingerprint: string;
}

/**
 * `<tenancy>/fed-x509/<SHA-1>` (oci for Python in upper case, oci-common in lower case) or
 * `<tenancy>/fed-x509-sha256/<SHA-256>` (oci-go-sdk in lower case, oci-java-sdk in upper case).
 */
function readKeyId(keyId: string): FederationKeyId | undefined {
  const [, tenancyId, form, written] =
    /^([^/\s]+)\/(fed-x509|fed-x509-sha256)\/([0-9A-Fa-f:]+)$/.exec(keyId) ?? [];
  if (tenancyId === undefined || written === undefined) return undefined;
  const algorithm = form === 'fed-x509' ? 'sha1' : 'sha256';
  return { tenancyId, algorithm, fingerprint: written.replaceAll(':', '').toLowerCase() };
}

function certificateOf(value: unknown): X509Certificate | undefined {
  const der = fromBase64(value);
  if (!der) return undefined;
  try {
    return new X509Certificate(der);
  } catch {
    return undefined;
  }
}

/** The tenancy that a certificate's subject names (`OU=opc-tenant:…`, or `O=opc-identity:…`). */
const tenancyIdOf = ({ subject }: X509Certificate): string | undefined =>
  /^(?:OU=opc-tenant|O=opc-identity):(\S+)$/m.exec(subject)?.[1];

/** The certificates of a federation call. */
interface Chain {
  readonly leaf: X509Certificate;
  readonly intermediates: readonly X509Certificate[];
}

function readChain(body: Readonly<Record<string, unknown>>): Chain | undefined {
  const leaf = certificateOf(body.certificate);
  const given = body.intermediateCertificates ?? [];
  if (!leaf || !Array.isArray(given)) return undefined;
  const intermediates = given.map(certificateOf);
  const read = intermediates.filter((one) => one !== undefined);
  return read.length === intermediates.length ? { leaf, intermediates: read } : undefined;
}

/** The key of a certificate, if a keyId names it. */
function keyFor(keyId: string, leaf: X509Certificate): KeyObject | Objection {
  const elsewhere = (name: string): Objection => ({
    problem: 'certificate-elsewhere',
    detail: { name },
  });
  const named = readKeyId(keyId);
  if (!named) return elsewhere('keyId');
  if (tenancyIdOf(leaf) !== named.tenancyId) return elsewhere('tenancy');
  const own = createHash(named.algorithm).update(leaf.raw).digest('hex');
  return own === named.fingerprint ? leaf.publicKey : elsewhere('fingerprint');
}

/** Whose a federation call claims to be, unverified. */
function claimed({ registry }: IssuerParts, { headers }: Received): Tenancy | undefined {
  const [authorization = ''] = headerValues(headers, 'authorization');
  const tenancyId = /keyId="([^"/]+)\//.exec(authorization)?.[1];
  return tenancyId === undefined ? undefined : registry.byId(tenancyId);
}

/** Makes the issuer. The request is signed with the key of the certificate in its body; `host` may be left out. */
export function createX509(parts: IssuerParts): Issue {
  const { settings, tokens, authority } = parts;

  /** Judges signature and certificates; gives the keyId, or the refusal. */
  async function judge(received: Received, chain: Chain, tenancy: Tenancy | undefined) {
    const { leaf, intermediates } = chain;
    const now = tenancy?.now() ?? received.now;
    const verdict = verifySignature(received, {
      findKey: (keyId) => keyFor(keyId, leaf),
      now,
      unmovedClockOf: () => tenancy?.unmoved(),
      hostRequired: false,
      contentTypeParameters: settings.contentTypeParameters,
    });
    const { keyId } = verdict;
    if (!verdict.ok) return refusedAs(verdict, { tenancy, keyId });
    const refused = (problem: SignatureProblem): Issued =>
      refuseWith(problem, now, { tenancy, keyId });
    if (tenancy === undefined) return refused('certificate-untrusted');
    const fault = await authority.faultOf(leaf, intermediates, now);
    return fault ? refused(fault) : { keyId: verdict.keyId, tenancy };
  }

  return async (received) => {
    const whose = claimed(parts, received);
    const body = jsonBody(received.body) ?? {};
    const chain = readChain(body);
    if (!chain) return refuseWith('certificate-malformed', received.now, { tenancy: whose });
    const judged = await judge(received, chain, whose);
    if ('answer' in judged) return judged;
    const { tenancy, keyId } = judged;
    if (tenancy.switches.issuesNothing) {
      return refuseWith('issues-nothing', received.now, { tenancy, keyId });
    }
    const identity = { ok: true, tenancy, auth: 'instance_principal', keyId } as const;
    const publicKey = publicKeyOf(body.publicKey);
    if (!publicKey) return badBody(identity, 'publicKey is not an RSA public key.');
    const claims = { fprint: chain.leaf.fingerprint };
    const token = await tokens.mint(tenancy, 'instance', publicKey, { claims });
    return tokenAnswer(token, identity);
  };
}
