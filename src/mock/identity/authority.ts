/** The certificate authority of a mock: made when somebody first asks for a certificate, gone with the mock. */
import { type KeyObject, X509Certificate } from 'node:crypto';
import type { MakeKey } from '../../keys/rsa-key.js';
import type { Signer, SubjectName, Validity } from './certificates.js';

/** An instance of the compute service, as its certificate names it. */
export interface Instance {
  /** Its OCID. */
  readonly id: string;
  readonly tenancyId: string;
  readonly compartmentId: string;
  /** Milliseconds since the epoch, by which its certificate expires and is replaced. */
  readonly now: number;
}

/** What the metadata service hands to an instance, in PEM. */
export interface InstanceCertificate {
  readonly certPem: string;
  /** PKCS#8, RSA of 2048 bits. */
  readonly keyPem: string;
  readonly intermediatePem: string;
}

/** Why a chain of certificates is not taken. */
export type ChainFault = 'certificate-untrusted' | 'certificate-expired';

/** The authority of one mock. */
export interface Authority {
  /** The certificate to trust. */
  rootPem(): Promise<string>;
  /**
   * Key and certificate (with what leads to the root, which is nothing) of a server, for a DNS name or an
   * address. Good by the machine's own clock, which TLS clients go by.
   */
  serverContext(host: string): Promise<{ key: string; cert: string }>;
  /** The certificate of an instance: the same until it is half a day old, then another, with another key. */
  instanceCertificate(instance: Instance): Promise<InstanceCertificate>;
  /**
   * What is wrong with an instance's certificate and those that should lead from it to this authority;
   * `undefined` where nothing is.
   *
   * @param now milliseconds since the epoch
   */
  faultOf(
    leaf: X509Certificate,
    intermediates: readonly X509Certificate[],
    now: number,
  ): Promise<ChainFault | undefined>;
}

const hour = 3_600_000;
const day = 24 * hour;

const commonName = 'oci-conform test authority';

/** Certificates on the way from a leaf to the root at most. */
const longestChain = 4;

/** The subject of an instance's certificate (oracle/oci-go-sdk, common/auth, certificates in its tests). */
const subjectOf = ({ id, tenancyId, compartmentId }: Instance): SubjectName => [
  ['CN', id],
  ['OU', 'opc-certtype:instance'],
  ['OU', `opc-compartment:${compartmentId}`],
  ['OU', `opc-instance:${id}`],
  ['OU', `opc-tenant:${tenancyId}`],
];

const signedBy = (one: X509Certificate, other: X509Certificate): boolean =>
  other.ca && one.checkIssued(other) && one.verify(other.publicKey);

/** Whether a certificate leads to the root by others that are given. */
function leadsTo(
  root: X509Certificate,
  leaf: X509Certificate,
  given: readonly X509Certificate[],
): boolean {
  let current = leaf;
  for (let step = 0; step < longestChain; step += 1) {
    if (signedBy(current, root)) return true;
    const next = given.find((one) => signedBy(current, one));
    if (next === undefined) return false;
    current = next;
  }
  return false;
}

/** Certificates of one instance so far. */
interface Issued {
  readonly count: number;
  readonly validity: Validity;
  readonly certificate: Promise<InstanceCertificate>;
}

/** Root and intermediate. */
interface Signers {
  readonly root: Signer;
  readonly intermediate: Signer;
}

async function makeSigners(): Promise<Signers> {
  const { makeSigner } = await import('./certificates.js');
  const validity = { from: Date.now() - day, until: Date.now() + 3650 * day };
  const root = await makeSigner([['CN', commonName]], validity);
  // The name and the purpose of the one that signs instances' certificates in Oracle's cloud.
  const name: SubjectName = [['CN', `${commonName}, instances`]];
  return { root, intermediate: await makeSigner(name, validity, root) };
}

/** Makes the {@link Authority} of a mock; nothing is computed before it is asked for something. */
export function createAuthority(makeKey: MakeKey): Authority {
  let made: Promise<Signers> | undefined;
  const signers = () => {
    made ??= makeSigners();
    return made;
  };
  const servers = new Map<string, Promise<{ key: string; cert: string }>>();
  const instances = new Map<string, Issued>();
  // One key for the first certificates of all instances, one for their second ones, and so on.
  const keys: Promise<KeyObject>[] = [];
  const keyOf = (count: number) => {
    keys[count] ??= makeKey();
    return keys[count];
  };

  const serve = async (host: string) => {
    const { makeServerLeaf } = await import('./certificates.js');
    const { root } = await signers();
    return makeServerLeaf(host, { from: Date.now() - day, until: Date.now() + 365 * day }, root);
  };

  const certify = async (instance: Instance, validity: Validity, count: number) => {
    const { makeClientLeaf } = await import('./certificates.js');
    const [{ intermediate }, key] = await Promise.all([signers(), keyOf(count)]);
    const certPem = await makeClientLeaf(subjectOf(instance), key, validity, intermediate);
    const keyPem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
    return { certPem, keyPem, intermediatePem: intermediate.pem };
  };

  return {
    rootPem: async () => (await signers()).root.pem,
    serverContext(host) {
      const known = servers.get(host) ?? serve(host);
      servers.set(host, known);
      return known;
    },
    instanceCertificate(instance) {
      const { id, now } = instance;
      const last = instances.get(id);
      if (last && now >= last.validity.from && now < last.validity.until - day / 2) {
        return last.certificate;
      }
      const count = last ? last.count + 1 : 0;
      const validity = { from: now - hour, until: now + day };
      const certificate = certify(instance, validity, count);
      instances.set(id, { count, validity, certificate });
      return certificate;
    },
    async faultOf(leaf, intermediates, now) {
      const root = new X509Certificate((await signers()).root.pem);
      if (!leadsTo(root, leaf, intermediates)) return 'certificate-untrusted';
      const from = Date.parse(leaf.validFrom);
      const until = Date.parse(leaf.validTo);
      return now >= from && now < until ? undefined : 'certificate-expired';
    },
  };
}
