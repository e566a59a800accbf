/**
 * The metadata service of a compute instance, version 2 (OCI documentation, "Getting Instance Metadata"): region,
 * ids, and the certificate with which the instance asks for its tokens.
 */
import { isObject, type JsonObject } from '../../protocol/json.js';
import { headerValues } from '../../protocol/signature/signing-string.js';
import { errorAnswer, jsonAnswer } from '../answers.js';
import type { InstanceCertificate } from '../identity/authority.js';
import { region } from '../identity/credentials.js';
import type { Tenancy } from '../identity/tenancy.js';
import type { Identity, Issued } from '../stages.js';
import { chosenTenancy, type Issue, type IssuerParts, refuseWith, textAnswer } from './issuer.js';

const notFound = { status: 404, style: 'plain-text', message: 'Not Found' } as const;
const unauthorized = { status: 401, style: 'plain-text', message: 'Unauthorized' } as const;

/** The document below `instance/`. */
function instanceOf({ id, compartmentId, principals }: Tenancy): JsonObject {
  return {
    availabilityDomain: 'OCIC:US-CHICAGO-1-AD-1',
    canonicalRegionName: region,
    compartmentId,
    displayName: 'oci-conform',
    faultDomain: 'FAULT-DOMAIN-1',
    hostname: 'oci-conform',
    id: principals.instanceId,
    ociAdName: 'ord-ad-1',
    region,
    regionInfo: {
      realmDomainComponent: 'oraclecloud.com',
      realmKey: 'oc1',
      regionIdentifier: region,
      regionKey: 'ORD',
    },
    shape: 'VM.Standard.E5.Flex',
    state: 'Running',
    tenantId: id,
  };
}

/** The files below `identity/`. */
const files: Readonly<Record<string, keyof InstanceCertificate>> = {
  'identity/cert.pem': 'certPem',
  'identity/key.pem': 'keyPem',
  'identity/intermediate.pem': 'intermediatePem',
};

/** What a path names in a document: an object is told as JSON, all else as a text. */
function lookUp(document: JsonObject, path: string, identity: Identity): Issued {
  const names = path.split('/').filter((name) => name !== '');
  const value = names.reduce<unknown>(
    (at, name) => (isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined),
    document,
  );
  if (value === undefined || names.length === 0) {
    return { identity, answer: errorAnswer(notFound), shown: true };
  }
  const answer = isObject(value) ? jsonAnswer(value, 'issue') : textAnswer(String(value));
  return { identity, answer, shown: true };
}

/** Makes the metadata service. It shows everybody who asks as it must be asked what an instance may know. */
export function createMetadata(parts: IssuerParts): Issue {
  return async (received, route) => {
    const { headers, now } = received;
    const tenancy = chosenTenancy(parts, route);
    if (route.path.startsWith('v1/')) {
      return refuseWith('metadata-version-1', now, { tenancy }, notFound);
    }
    const [authorization, second] = headerValues(headers, 'authorization');
    if (authorization?.toLowerCase() !== 'bearer oracle' || second !== undefined) {
      return refuseWith('metadata-header-missing', now, { tenancy }, unauthorized);
    }
    if (tenancy === undefined) return refuseWith('key-unknown', now, {}, notFound);
    const file = Object.hasOwn(files, route.path) ? files[route.path] : undefined;
    const identity = { ok: true, tenancy } as const;
    if (file === undefined) return lookUp({ instance: instanceOf(tenancy) }, route.path, identity);
    if (tenancy.switches.issuesNothing) {
      return refuseWith('issues-nothing', now, { tenancy }, notFound);
    }
    const { id: tenancyId, compartmentId, principals } = tenancy;
    const certificate = await parts.authority.instanceCertificate({
      id: principals.instanceId,
      tenancyId,
      compartmentId,
      now: tenancy.now(),
    });
    const answer = textAnswer(certificate[file], 'application/x-pem-file');
    return { identity, answer, ...(file === 'keyPem' ? {} : { shown: true }) };
  };
}
