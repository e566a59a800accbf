/** The probe: sends requests byte by byte, for what no well-behaved client sends. */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ConformError } from '../../errors.js';
import { redactHeaders } from '../../mock/redact.js';
import type { Access } from '../../protocol/access.js';
import { type ProbeCall, signingModes } from '../../protocol/call.js';
import type { Exchange } from '../../protocol/exchange.js';
import { type SigningContext, signRequest } from '../../protocol/signature/signing.js';
import { wireBody } from '../../protocol/wire-body.js';
import type { Outcome } from '../../suites/trace.js';
import type { Provider, Report } from '../provider.js';
import type { SigningKey } from './credentials/credential.js';
import { type Credentials, createCredentials } from './credentials/open.js';
import { outcomeError } from './outcome-error.js';
import { type RawAnswer, type RawRequest, type RawWatch, sendRaw } from './raw-http.js';

/**
 * Makes the probe. Its report carries the exchange as the client's side saw it, in `seen`.
 *
 * @param now milliseconds since the epoch, for the date that is signed
 * @param credentials those of the run, where providers share them
 * @param watch sees each answer as it comes
 */
export function createProbe(
  now: () => number = Date.now,
  credentials = createCredentials(),
  watch?: RawWatch,
): Provider {
  const openOther = otherKeys();
  return {
    name: 'oci-conform probe',
    version: '1',
    transports: ['sdk', 'v1', 'responses', 'management'],
    auths: [...signingModes, 'genai_api_key'],
    operations: ['probe'],
    async run(call, access, signal) {
      if (call.operation !== 'probe') throw new Error('The probe makes probe calls only.');
      const other = await openOther(access);
      const signer = {
        ...(await signerOf(access, credentials)),
        ...(other === undefined ? {} : { other }),
        now: now(),
      };
      return probe(call, access, signer, signal, watch);
    },
  };
}

/** Who signs, and what of it a request may name. */
interface Signer extends SigningKey {
  /** A key that the tenancy does not know. */
  readonly other?: KeyObject;
  readonly values: SigningContext['values'];
}

/** An API key is named by its parts as well; a token by itself alone. */
async function signerOf(access: Access, credentials: Credentials): Promise<Signer> {
  const { auth = 'api_key' } = access;
  if (auth === 'api_key' || auth === 'genai_api_key') {
    const { keyId, privateKey, tenancy, user, fingerprint } = await credentials.readProfile(access);
    return { keyId, privateKey, values: { tenancy, user, fingerprint } };
  }
  const credential = await credentials.open(access);
  try {
    return { ...(await credential.key()), values: { tenancy: access.tenancyId } };
  } finally {
    credential.close();
  }
}

async function probe(
  call: ProbeCall,
  access: Access,
  { keyId, privateKey, other, values, now }: Signer & { readonly now: number },
  signal: AbortSignal,
  watch: RawWatch | undefined,
): Promise<Report> {
  const origin = call.plane === 'inference' ? access.endpoint : access.managementEndpoint;
  const request = signRequest(
    call.request,
    { own: privateKey, ...(other === undefined ? {} : { other }) },
    {
      host: new URL(origin).host,
      now,
      keyId,
      values: { compartment: access.compartmentId, ...values, ...(await secretsOf(access)) },
    },
  );
  try {
    const answer = await sendRaw(origin, request, signal, watch);
    return { outcome: outcomeOf(answer), events: [], seen: [exchangeOf(request, answer)] };
  } catch (thrown) {
    return { outcome: { error: outcomeError(thrown) }, events: [], seen: [] };
  }
}

/** What only some accesses have. */
async function secretsOf(access: Access): Promise<SigningContext['values']> {
  const { projectId, apiKey, otherRegionApiKey, apiKeys, delegationTokenFile } = access;
  const known = {
    project: projectId,
    apiKey,
    otherRegionApiKey,
    secondApiKey: apiKeys?.second,
    expiredApiKey: apiKeys?.expired,
    revokedApiKey: apiKeys?.revoked,
    beforePolicyApiKey: apiKeys?.beforePolicy,
    delegationToken: delegationTokenFile && (await readFile(delegationTokenFile, 'utf8')).trim(),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

/** A reader of second keys that opens each once, however many requests there are: opening checks the key, at a price. */
function otherKeys(): (access: Access) => Promise<KeyObject | undefined> {
  const opened = new Map<string, KeyObject>();
  return async ({ otherKeyFile }) => {
    if (otherKeyFile === undefined) return undefined;
    try {
      const pem = await readFile(otherKeyFile, 'utf8');
      const key = opened.get(pem) ?? createPrivateKey(pem);
      opened.set(pem, key);
      return key;
    } catch (cause) {
      throw new ConformError(
        'OCIC_BAD_CREDENTIALS',
        `The second key, ${otherKeyFile}, cannot be opened.`,
        'It has to be a PEM private key without a passphrase.',
        { cause },
      );
    }
  };
}

function outcomeOf({ status, headers, body }: RawAnswer): Outcome {
  const requestId = headers.find(([name]) => name.toLowerCase() === 'opc-request-id')?.[1];
  const error = { status, requestId, errorBody: Buffer.from(body).toString() };
  return {
    ...(status >= 400 ? { error: outcomeError(new Error(`HTTP status ${status}`), error) } : {}),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

function exchangeOf(request: RawRequest, answer: RawAnswer): Exchange {
  return {
    sequence: 1,
    at: 0,
    request: {
      method: request.method,
      target: request.target,
      headers: redactHeaders(request.headers),
      body: wireBody(request.body),
    },
    response: {
      status: answer.status,
      headers: answer.headers,
      body: wireBody(answer.body),
      chunks: answer.chunks,
    },
    end: answer.end,
  };
}
