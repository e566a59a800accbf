/**
 * Secrets sent through every refusal, and through every answer that hands one out: none is written down. Not in
 * journals, not in what the owner of a mock is told of each exchange, not in what the command line prints, and,
 * where a request is refused, not in the answer.
 */
import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exchangeLines } from '../../src/cli/exchange-lines.js';
import { startMock } from '../../src/mock/mock.js';
import type { AuthPolicy, Mock, MockTenancy } from '../../src/mock/options.js';
import type { Access } from '../../src/protocol/access.js';
import type { TenancySwitches } from '../../src/protocol/switches.js';
import {
  chatBody,
  chatPath,
  eventually,
  keyIdOf,
  openRaw,
  profileOf,
  type RawAnswer,
  send,
  signed,
  signedChat,
} from './client.js';
import {
  ask,
  bare,
  federationBody,
  type InstanceFiles,
  instanceFiles,
  oracle,
} from './principal-client.js';

/** A secret of no known form. */
const canary = 'c4n4ry-Secret.0123456789';
const bearer = (secret: string) => ['authorization', `Bearer ${secret}`] as const;
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** One mock of one policy, and the credentials in it. */
interface Place {
  readonly mock: Mock;
  readonly tenancy: MockTenancy;
  readonly access: Access;
  readonly session: Access;
  readonly token: string;
  readonly delegation: string;
  readonly serviceAccount: string;
  readonly instance: InstanceFiles;
  readonly sessionKey: KeyObject;
  /** What was told of every exchange of this mock. */
  readonly told: string[];
  /** Another tenancy, with a session. */
  other(
    switches: TenancySwitches,
  ): Promise<{ tenancy: MockTenancy; session: Access; token: string }>;
  /** The journals to look into. */
  readonly journals: Pick<Mock, 'journal'>[];
}

/** What was sent, and whether the answer is to hold it. */
interface Sent {
  readonly secrets: readonly string[];
  readonly answer?: RawAnswer;
  readonly handsOut?: true;
}

const tokenIn = (access: Access) => keyIdOf(profileOf(access)).slice('ST$'.length);

async function place(auth: AuthPolicy): Promise<Place> {
  const told: string[] = [];
  const mock = await startMock({
    auth,
    onExchange: (exchange, name) =>
      told.push(JSON.stringify(exchange), exchangeLines(exchange, name)),
  });
  const tenancy = await mock.createTenancy();
  const journals: Pick<Mock, 'journal'>[] = [mock, mock.tenancy, tenancy];
  const [access, session, principal, workload, instance] = await Promise.all([
    tenancy.accessFor('api_key'),
    tenancy.accessFor('session_token'),
    tenancy.accessFor('instance_principal'),
    tenancy.accessFor('oke_workload_identity'),
    instanceFiles(mock, `/t/${tenancy.name}`),
  ]);
  const { environment = {} } = workload;
  return {
    mock,
    tenancy,
    access,
    session,
    token: tokenIn(session),
    delegation: readFileSync(principal.delegationTokenFile ?? '', 'utf8'),
    serviceAccount: readFileSync(
      environment.OCI_KUBERNETES_SERVICE_ACCOUNT_TOKEN_PATH ?? '',
      'utf8',
    ),
    instance,
    sessionKey: stranger.privateKey,
    told,
    journals,
    async other(switches) {
      const another = await mock.createTenancy({ switches });
      journals.push(another);
      const own = await another.accessFor('session_token');
      return { tenancy: another, session: own, token: tokenIn(own) };
    },
  };
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token with this header and signature, and the claims of another. */
const forged = (token: string, alg: string, signature: (text: string) => Buffer) => {
  const text = `${encode({ alg })}.${token.split('.')[1]}`;
  return `${text}.${signature(Buffer.from(text).toString()).toString('base64url')}`;
};

/** A chat signed with this keyId. */
const signedAs = async (at: Place, keyId: string, key = stranger.privateKey): Promise<Sent> => {
  const asked = signedChat(at.access, {}, { keyId, key });
  return { secrets: [keyId.replace('ST$', '')], answer: await send(at.mock.origin, asked) };
};

/** A chat with this Authorization. */
const authorized = async (at: Place, value: string): Promise<Sent> => ({
  secrets: [canary],
  answer: await send(at.mock.origin, {
    headers: [['authorization', value]],
    body: chatBody(at.access),
  }),
});

/** A request on an OpenAI-compatible route with this key. */
const keyed = async (at: Place, secret: string): Promise<Sent> => ({
  secrets: [secret],
  answer: await send(at.mock.origin, {
    method: 'GET',
    target: '/openai/v1/files',
    headers: [bearer(secret)],
  }),
});

/** A good chat, with header lines that nobody asked for. */
const beside = async (
  at: Place,
  secrets: string[],
  ...lines: [string, string][]
): Promise<Sent> => {
  const { headers = [], body = '' } = signedChat(at.access);
  const answer = await send(at.mock.origin, { headers: [...headers, ...lines], body });
  return { secrets, answer };
};

/** A body posted to a path where there may be nothing. */
const posted = async (
  at: Place,
  secrets: string[],
  target: string,
  body: string,
): Promise<Sent> => {
  const headers = signed(at.access, 'POST', target, body);
  return { secrets, answer: await send(at.mock.origin, { target, headers, body }) };
};

/** Attempts by name. */
const attempts: Readonly<Record<string, (at: Place) => Promise<Sent>>> = {
  'a signature of junk': (at) =>
    authorized(at, `Signature version="1",keyId="${canary}",signature="${canary}"`),
  'a parameter nobody knows': (at) => authorized(at, `Signature ${canary}="${canary}"`),
  'a parameter without quotes': (at) => authorized(at, `Signature keyId=${canary}`),
  'a scheme nobody knows': (at) => authorized(at, `${canary} ${canary}`),
  'basic authentication': (at) => authorized(at, `Basic ${canary}`),
  'an algorithm nobody knows': (at) =>
    authorized(
      at,
      `Signature version="1",algorithm="${canary}",keyId="a/b/c",headers="date",signature="AAAA"`,
    ),
  'names nobody knows': (at) =>
    authorized(
      at,
      `Signature version="1",algorithm="rsa-sha256",keyId="a/b/c",headers="${canary}",signature="AAAA"`,
    ),
  'a keyId nobody knows': (at) => signedAs(at, `${canary}/${canary}/${canary}`),
  'a keyId of no form': (at) => signedAs(at, canary),
  'a token of no form': (at) => signedAs(at, `ST$${canary}`),
  'a token signed by somebody else': (at) =>
    signedAs(
      at,
      `ST$${forged(at.token, 'RS256', (text) => sign('sha256', Buffer.from(text), stranger.privateKey))}`,
    ),
  'a token with alg none': (at) =>
    signedAs(at, `ST$${forged(at.token, 'none', () => Buffer.alloc(0))}`),
  'a token with HS256': (at) =>
    signedAs(
      at,
      `ST$${forged(at.token, 'HS256', (text) => createHmac('sha256', 'k').update(text).digest())}`,
    ),
  'a token and another key': (at) => signedAs(at, `ST$${at.token}`),
  'a good token': async (at) => ({
    secrets: [at.token],
    answer: await send(at.mock.origin, signedChat(at.session)),
  }),
  'a token of other claims': async (at) => {
    const { session, token } = await at.other({ tokenClaims: { aud: 'somebody' } });
    return { secrets: [token], answer: await send(at.mock.origin, signedChat(session)) };
  },
  'a token without jwk': async (at) => {
    const { session, token } = await at.other({ tokenClaims: { jwk: canary } });
    return { secrets: [token, canary], answer: await send(at.mock.origin, signedChat(session)) };
  },
  'a token that has expired': async (at) => {
    const { tenancy, session, token } = await at.other({ tokenLifetime: 100 });
    tenancy.advance(200_000);
    return { secrets: [token], answer: await send(at.mock.origin, signedChat(session)) };
  },
  'a token that is not valid yet': async (at) => {
    const { tenancy, session, token } = await at.other({});
    tenancy.advance(-100_000);
    return { secrets: [token], answer: await send(at.mock.origin, signedChat(session)) };
  },
  'a token that was revoked': async (at) => {
    const { tenancy, session, token } = await at.other({});
    tenancy.revokeTokens();
    return { secrets: [token], answer: await send(at.mock.origin, signedChat(session)) };
  },
  'a delegation token': async (at) => {
    const extra = { extra: [['opc-obo-token', at.delegation]] as const };
    const answer = await send(at.mock.origin, signedChat(at.session, {}, extra));
    return { secrets: [at.delegation, at.token], answer };
  },
  'a delegation token of no form': async (at) => {
    const extra = { extra: [['opc-obo-token', canary]] as const };
    return {
      secrets: [canary],
      answer: await send(at.mock.origin, signedChat(at.access, {}, extra)),
    };
  },
  'a delegation token that is not signed': (at) =>
    beside(at, [at.delegation], ['opc-obo-token', at.delegation]),
  'a delegation token and a changed body': async (at) => {
    const extra = { extra: [['opc-obo-token', canary]] as const };
    const { headers = [] } = signedChat(at.access, {}, extra);
    const body = chatBody(at.access, { text: 'Other' });
    return { secrets: [canary], answer: await send(at.mock.origin, { headers, body }) };
  },
  'a key nobody has': (at) => keyed(at, `sk-${canary}`),
  'a good key': (at) => keyed(at, at.access.apiKey ?? '?'),
  'a key of another region': (at) => keyed(at, at.access.otherRegionApiKey ?? '?'),
  'a key that has expired': (at) => keyed(at, at.access.apiKeys?.expired ?? '?'),
  'a key that was revoked': (at) => keyed(at, at.access.apiKeys?.revoked ?? '?'),
  'a key older than its policy': (at) => keyed(at, at.access.apiKeys?.beforePolicy ?? '?'),
  'a key where none is taken': async (at) => ({
    secrets: [at.access.apiKey ?? '?'],
    answer: await send(at.mock.origin, {
      headers: [bearer(at.access.apiKey ?? '')],
      body: chatBody(at.access),
    }),
  }),
  'a key in other headers': (at) =>
    beside(at, [canary], ['x-api-key', canary], ['cookie', canary], ['x-security-token', canary]),
  'a token in the user agent': (at) => beside(at, [at.token], ['user-agent', `a/1 ST$${at.token}`]),
  'a key in the user agent': (at) => {
    const { apiKey = '?' } = at.access;
    return beside(at, [apiKey], ['user-agent', `a/1 ${apiKey}`]);
  },
  'a key in the query': async (at) => {
    const target = `/20231130/models?compartmentId=${at.access.compartmentId}&api_key=${canary}`;
    const { compartmentId, ...access } = at.access;
    const headers = signed({ ...access, compartmentId }, 'GET', target);
    return {
      secrets: [canary],
      answer: await send(at.mock.origin, { method: 'GET', target, headers }),
    };
  },
  'a key in a query that is signed wrong': async (at) => {
    const headers = signed(at.access, 'GET', `/20231130/models?a=1&token=${canary}`);
    const target = `/20231130/models?token=${canary}&a=1`;
    return {
      secrets: [canary],
      answer: await send(at.mock.origin, { method: 'GET', target, headers }),
    };
  },
  'a token in the path': async (at) => ({
    secrets: [at.token],
    answer: await send(at.mock.origin, { method: 'GET', target: `/t/${at.token}/20231130/models` }),
  }),
  'a key in a prompt': async (at) => {
    const { apiKey = '?' } = at.access;
    const text = `My key is ${apiKey}.`;
    return {
      secrets: [apiKey],
      answer: await send(at.mock.origin, signedChat(at.access, { text })),
    };
  },
  'a key in instructions, which the answer repeats': async (at) => {
    const { apiKey = '?', apiKeys, compartmentId, projectId = '' } = at.access;
    const secret = apiKeys?.second ?? '?';
    const answer = await send(at.mock.origin, {
      target: '/openai/v1/responses',
      headers: [
        bearer(apiKey),
        ['content-type', 'application/json'],
        ['opc-compartment-id', compartmentId],
        ['openai-project', projectId],
      ],
      body: JSON.stringify({
        model: 'openai.gpt-oss-120b',
        input: 'Hello',
        instructions: `My key is ${secret}.`,
      }),
    });
    expect(answer.body.toString()).toContain(secret);
    return { secrets: [secret, apiKey], answer, handsOut: true };
  },
  'a tool’s credential in a body': async (at) => {
    const tools = [{ type: 'mcp', authorization: canary, server_url: 'https://a.example' }];
    const body = chatBody(at.access, { extra: { tools } });
    return posted(at, [canary], chatPath, body);
  },
  'a form': (at) => posted(at, [canary], '/oauth2/token', `grant_type=a&client_secret=${canary}`),
  'a refresh at a wrong path': (at) =>
    posted(at, [at.token], '/v2/refresh', JSON.stringify({ currentToken: at.token })),
  'a resource’s tokens at a wrong path': (at) =>
    posted(
      at,
      [canary],
      '/v1/other',
      JSON.stringify({ resourcePrincipalToken: canary, servicePrincipalSessionToken: canary }),
    ),
  'a private key in a body': async (at) => {
    const pem = stranger.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    return posted(at, [pem], '/v1/other', JSON.stringify({ key: pem }));
  },
  'a refresh': async (at) => {
    const body = JSON.stringify({ currentToken: at.token });
    const target = '/v1/authentication/refresh';
    const headers = signed(at.session, 'POST', target, body);
    const answer = await send(at.mock.origin, { target, headers, body });
    expect(answer.status).toBe(200);
    const fresh: unknown = JSON.parse(answer.body.toString()).token;
    return { secrets: [at.token, String(fresh)], answer, handsOut: true };
  },
  'a refresh of something else': async (at) => {
    const body = JSON.stringify({ currentToken: canary, password: canary });
    const target = '/v1/authentication/refresh';
    const headers = signed(at.session, 'POST', target, body);
    return { secrets: [canary], answer: await send(at.mock.origin, { target, headers, body }) };
  },
  'a private key of the metadata service': async (at) => {
    const target = `/t/${at.tenancy.name}/opc/v2/identity/key.pem`;
    const answer = await send(at.mock.origin, { method: 'GET', target, headers: [oracle] });
    expect(answer.body.toString()).toMatch(/^-----BEGIN (RSA )?PRIVATE KEY/);
    return { secrets: [answer.body.toString()], answer, handsOut: true };
  },
  'another word than Oracle to the metadata service': async (at) => ({
    secrets: [canary],
    answer: await send(at.mock.origin, {
      method: 'GET',
      target: `/t/${at.tenancy.name}/opc/v2/identity/key.pem?token=${canary}`,
      headers: [bearer(canary)],
    }),
  }),
  'a federation': async (at) => {
    const { tenancyId, sha1, key } = at.instance;
    const body = federationBody(at.instance, stranger.privateKey, { note: canary });
    const signing = { keyId: `${tenancyId}/fed-x509/${sha1}`, key };
    const answer = await ask(at.mock, signing, 'POST', '/v1/x509', body);
    expect(answer.status).toBe(200);
    const fresh: unknown = JSON.parse(answer.body.toString()).token;
    return { secrets: [String(fresh), canary], answer, handsOut: true };
  },
  'a federation by another key': async (at) => {
    const { tenancyId, sha1 } = at.instance;
    const body = federationBody(at.instance, stranger.privateKey, { note: canary });
    const signing = { keyId: `${tenancyId}/fed-x509/${sha1}`, key: stranger.privateKey };
    return { secrets: [canary], answer: await ask(at.mock, signing, 'POST', '/v1/x509', body) };
  },
  'a resource’s session': async (at) => {
    const target = '/v1/resourcePrincipalSessionToken';
    const body = JSON.stringify({
      resourcePrincipalToken: canary,
      servicePrincipalSessionToken: at.token,
      sessionPublicKey: canary,
    });
    const headers = signed(at.session, 'POST', target, body);
    const answer = await send(at.mock.origin, { target, headers, body });
    return { secrets: [canary, at.token], answer };
  },
  'a pod': async (at) => {
    const target = '/resourcePrincipalSessionTokens';
    const podKey = bare(stranger.publicKey.export({ type: 'spki', format: 'pem' }).toString());
    const body = JSON.stringify({ podKey });
    const headers = [bearer(at.serviceAccount), ['content-type', 'application/json'] as const];
    const answer = await send(at.mock.origin, { target, headers, body });
    expect(answer.status).toBe(200);
    const text = String(JSON.parse(answer.body.toString()));
    const { token } = JSON.parse(Buffer.from(text, 'base64').toString());
    return { secrets: [at.serviceAccount, text, String(token)], answer, handsOut: true };
  },
  'a pod of another cluster': async (at) => ({
    secrets: [canary],
    answer: await send(at.mock.origin, {
      target: '/resourcePrincipalSessionTokens',
      headers: [bearer(canary)],
      body: JSON.stringify({ podKey: canary, privateKey: canary }),
    }),
  }),
  'a request that is not well-formed': async (at) => {
    const text = `GET /x?api_key=${canary} HTTP/1.1\r\nhost: a\r\nbad header: ${canary}\r\nauthorization: Bearer ${canary}\r\n\r\n`;
    const answer = await openRaw(at.mock.origin, text).answer(({ closed }) => closed);
    return { secrets: [canary], answer };
  },
};

/** What of a secret must be nowhere: a part that nothing else holds. */
function partsOf(secret: string): readonly string[] {
  const pem = /-----BEGIN [A-Z ]+-----\n.*\n(.{40,})\n/.exec(secret)?.[1];
  if (pem !== undefined) return [pem];
  const [, claims = '', signature = ''] = secret.startsWith('eyJ') ? secret.split('.') : [];
  const parts = [claims, signature].filter((part) => part.length > 20);
  return parts.length > 0 ? parts : [secret];
}

describe.each<AuthPolicy>(['strict', 'lenient'])(
  'with auth %s, nothing is written down of',
  (auth) => {
    let at: Place;
    beforeAll(async () => {
      at = await place(auth);
    });
    afterAll(() => at.mock.close());

    /** All exchanges so far, and what was told of them. */
    const written = async () => {
      const entries = at.journals.flatMap((journal) => journal.journal());
      await eventually(() => at.told.length >= 2 * entries.length);
      return new Set([...at.told, ...entries.map((exchange) => JSON.stringify(exchange))]);
    };

    it.each(Object.entries(attempts))('%s', async (_, attempt) => {
      const before = await written();
      const { secrets, answer, handsOut } = await attempt(at);
      const fresh = [...(await written())].filter((text) => !before.has(text));
      expect(fresh.length).toBeGreaterThan(0);
      const shown =
        answer && !handsOut ? [answer.body.toString(), JSON.stringify(answer.headers)] : [];
      const texts = [...fresh, ...shown].map((text) => text.replaceAll('\\n', '\n'));
      const parts = secrets.flatMap(partsOf);
      expect(parts.filter((part) => part.length < 8)).toEqual([]);
      for (const part of parts) {
        expect(texts.filter((text) => text.includes(part))).toEqual([]);
      }
    });
  },
);
