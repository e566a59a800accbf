/** The verifier against signers that are not the kit's: Oracle's SDK and Oracle's documentation. */
import { createPublicKey } from 'node:crypto';
import common from 'oci-common';
import { describe, expect, it } from 'vitest';
import { fingerprint, keyId, newPair, tenancy, user } from '../../../test/signature/by-hand.js';
import { verifySignature } from '../signature.js';

describe('oci-common signs what the verifier accepts', () => {
  const pair = newPair();
  const signer = new common.DefaultRequestSigner(
    new common.SimpleAuthenticationDetailsProvider(
      tenancy,
      user,
      fingerprint,
      pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      null,
      common.Region.US_CHICAGO_1,
    ),
  );

  async function signedBySdk(method: string, url: string, body?: string) {
    const headers = new Headers();
    const request = { method, uri: url, headers, ...(body === undefined ? {} : { body }) };
    await signer.signHttpRequest(request as Parameters<typeof signer.signHttpRequest>[0]);
    const { pathname, search } = new URL(url);
    return {
      method,
      target: pathname + search,
      headers: [...headers.entries()],
      body: Buffer.from(body ?? ''),
    };
  }

  const verify = (request: Awaited<ReturnType<typeof signedBySdk>>) => {
    const sent = request.headers.find(([name]) => name === 'x-date')?.[1] ?? '';
    return verifySignature(request, {
      findKey: (id) => (id === keyId ? pair.publicKey : undefined),
      now: Date.parse(sent),
    });
  };

  const origin = 'http://127.0.0.1:4000';
  it.each([
    ['GET', `${origin}/20231130/models?compartmentId=c1&capability=CHAT&displayName=a%20b`],
    ['DELETE', `${origin}/20231130/models/m1`],
    ['HEAD', `${origin}/20231130/models`],
    ['POST', `${origin}/20231130/actions/chat`, '{"text":"ä€😀 \u0000 مرحبا"}'],
    ['POST', `${origin}/20231130/actions/chat`],
    ['PUT', `${origin}/20231130/models/m1?a=1`, '{"displayName":"x"}'],
    ['PATCH', 'https://service.example/p', '{}'],
  ])('%s %s', async (method, url, body?: string) => {
    const request = await signedBySdk(method, url, body);
    const verdict = verify(request);
    expect(verdict).toMatchObject({ ok: true, keyId });
    expect(verdict.ok && verdict.covered.slice(0, 3)).toEqual([
      'x-date',
      '(request-target)',
      'host',
    ]);
    const spoiled = { ...request, target: `${request.target}x` };
    expect(verify(spoiled)).toMatchObject({ ok: false, problem: 'signature-mismatch' });
  });
});

/**
 * The sample requests of Oracle's “Request Signatures” page, with the key of
 * draft-cavage-http-signatures, appendix C. Their date says Thursday; it was a Sunday.
 */
describe('the documented samples verify', () => {
  const publicKey = createPublicKey({
    key: Buffer.from(
      'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDCFENGw33yGihy92pDjZQhl0C36rPJj+CvfSC8+q28hxA161QFNUd13wuCTUcq0Qd2qsBe/2hFyc2DCJJg0h1L78+6Z4UMR7EOcpfdUE9Hf3m/hs+FUR45uBJeDK1HSFHD8bHKD6kv8FPGfJTotc+2xjJwoYi+1hqp1fIekaxsyQIDAQAB',
      'base64',
    ),
    format: 'der',
    type: 'spki',
  });
  const now = Date.UTC(2014, 0, 5, 21, 31, 40);
  const base = [
    ['date', 'Thu, 05 Jan 2014 21:31:40 GMT'],
    ['host', 'iaas.us-phoenix-1.oraclecloud.com'],
  ] as const;
  const value = (list: string, signature: string) =>
    `Signature version="1",headers="${list}",keyId="t/u/20:3b:97:13:55:1c:5b:0d:d3:37:d8:50:4e:c5:3a:34",algorithm="rsa-sha256",signature="${signature}"`;
  const compartment =
    'ocid1.compartment.oc1..aaaaaaaam3we6vgnherjq5q2idnccdflvjsnog7mlr6rtdb25gilchfeyjxa';
  const volume =
    'ocid1.volume.oc1.phx.abyhqljrgvttnlx73nmrwfaux7kcvzfs3s66izvxf2h4lgvyndsdsnoiwr5q';

  it('GET', () => {
    const request = {
      method: 'GET',
      target: `/20160918/instances?availabilityDomain=Pjwf%3A%20PHX-AD-1&compartmentId=${compartment}&displayName=TeamXInstances&volumeId=${volume}`,
      headers: [
        ...base,
        [
          'authorization',
          value(
            'date (request-target) host',
            'GBas7grhyrhSKHP6AVIj/h5/Vp8bd/peM79H9Wv8kjoaCivujVXlpbKLjMPeDUhxkFIWtTtLBj3sUzaFj34XE6YZAHc9r2DmE4pMwOAy/kiITcZxa1oHPOeRheC0jP2dqbTll8fmTZVwKZOKHYPtrLJIJQHJjNvxFWeHQjMaR7M=',
          ),
        ] as const,
      ],
      body: Buffer.alloc(0),
    };
    expect(verifySignature(request, { findKey: () => publicKey, now })).toMatchObject({ ok: true });
  });

  it('POST', () => {
    const body = `{\n    "compartmentId": "${compartment}",\n    "instanceId": "ocid1.instance.oc1.phx.abuw4ljrlsfiqw6vzzxb43vyypt4pkodawglp3wqxjqofakrwvou52gb6s5a",\n    "volumeId": "${volume}"\n}`;
    const request = {
      method: 'POST',
      target: '/20160918/volumeAttachments',
      headers: [
        ...base,
        ['content-type', 'application/json'],
        ['content-length', '316'],
        ['x-content-sha256', 'V9Z20UJTvkvpJ50flBzKE32+6m2zJjweHpDMX/U4Uy0='],
        [
          'authorization',
          value(
            'date (request-target) host content-length content-type x-content-sha256',
            'Mje8vIDPlwIHmD/cTDwRxE7HaAvBg16JnVcsuqaNRim23fFPgQfLoOOxae6WqKb1uPjYEl0qIdazWaBy/Ml8DRhqlocMwoSXv0fbukP8J5N80LCmzT/FFBvIvTB91XuXI3hYfP9Zt1l7S6ieVadHUfqBedWH0itrtPJBgKmrWso=',
          ),
        ] as const,
      ] as const,
      body: Buffer.from(body),
    };
    expect(verifySignature(request, { findKey: () => publicKey, now })).toMatchObject({ ok: true });
  });
});
