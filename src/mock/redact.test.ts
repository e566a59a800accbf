import { describe, expect, it } from 'vitest';
import {
  redactAnswer,
  redactAuthorization,
  redactBody,
  redactDiagnosis,
  redactHeaders,
  redactKeyId,
  redactTarget,
} from './redact.js';

const canary = 'c4n4ry-Secret+/=';
const keyId =
  'ocid1.tenancy.oc1..aaaa/ocid1.user.oc1..bbbb/20:3b:97:13:55:1c:5b:0d:d3:37:d8:50:4e:c5:3a:34';

describe('redactHeaders', () => {
  it('keeps what an API key’s request covers, never its signature', () => {
    const value = `Signature version="1",keyId="${keyId}",algorithm="rsa-sha256",headers="date (request-target) host",signature="${canary}"`;
    expect(redactHeaders([['Authorization', value]])).toEqual([
      [
        'Authorization',
        `Signature version="1",keyId="${keyId}",algorithm="rsa-sha256",headers="date (request-target) host",signature="[redacted]"`,
      ],
    ]);
  });

  it('keeps names and order, and the values of known harmless headers only', () => {
    expect(
      redactHeaders([
        ['Host', '127.0.0.1:1'],
        ['X-Api-Key', canary],
        ['opc-obo-token', canary],
        ['cookie', canary],
        ['x-date', 'Sat, 21 Nov 2026 00:00:00 GMT'],
      ]),
    ).toEqual([
      ['Host', '127.0.0.1:1'],
      ['X-Api-Key', '[redacted]'],
      ['opc-obo-token', '[redacted]'],
      ['cookie', '[redacted]'],
      ['x-date', 'Sat, 21 Nov 2026 00:00:00 GMT'],
    ]);
  });
});

describe('headers of the OpenAI transports', () => {
  it('are kept where they are ids or the SDK’s own', () => {
    const project = 'ocid1.generativeaiproject.oc1.us-chicago-1.aaaa';
    const lines = [
      ['CompartmentId', 'ocid1.compartment.oc1..aaaa'],
      ['OpenAI-Project', project],
      ['openai-project', 'proj_abc'],
      ['OpenAI-Project', ''],
      ['x-stainless-retry-count', '0'],
    ] as const;
    expect(redactHeaders(lines)).toEqual(lines);
  });

  it('are hidden where they are anything else', () => {
    expect(
      redactHeaders([
        ['OpenAI-Project', canary],
        ['CompartmentId', canary],
        ['opc-conversation-store-id', canary],
        ['OpenAI-Organization', canary],
      ]).map(([, value]) => value),
    ).toEqual(['[redacted]', '[redacted]', '[redacted]', '[redacted]']);
  });
});

describe('a canary', () => {
  it.each([
    `Bearer ${canary}`,
    `bearer ${canary}`,
    `Basic ${canary}`,
    canary,
    `Signature ${canary}`,
    `Signature keyId="ST$${canary}",signature="${canary}"`,
    `Signature keyId="${canary}",headers="${canary}",version="${canary}",algorithm="${canary}"`,
    `Signature other="${canary}",signature="a",signature="${canary}"`,
    `Signature signature='${canary}'`,
  ])('is not in what is left of %s', (value) => {
    expect(redactAuthorization(value)).not.toContain(canary);
  });

  it('is not in a keyId', () => {
    expect(redactKeyId(`ST$${canary}`)).toBe('ST$[redacted]');
    expect(redactKeyId(`ocid1.tenancy.oc1..a//${canary}`)).not.toContain('c4n4ry');
    expect(redactKeyId('ocid1.tenancy.oc1..a//')).toBe('ocid1.tenancy.oc1..a//');
  });
});

describe('redactTarget', () => {
  it.each(['key', 'api_key', 'API-Key', 'apikey', 'access_token', 'client.secret', 'sig'])(
    'hides the value of %s',
    (name) => {
      const target = `/openai/v1/responses/r?limit=2&${name}=${canary}&after=x`;
      expect(redactTarget(target)).toBe(
        `/openai/v1/responses/r?limit=2&${name}=[redacted]&after=x`,
      );
    },
  );

  it.each([
    '/20231130/models?compartmentId=ocid1.compartment.oc1..a&limit=5&sortBy=monkeys',
    '/openai/v1/responses/r?stream=true&starting_after=3&include[]=a&include[]=b',
    '/openai/v1/responses/api_key=x',
    '/a?key',
    '/a?',
    '/a?&&=x',
  ])('leaves %s as it came', (target) => expect(redactTarget(target)).toBe(target));
});

describe('redactBody', () => {
  it('hides what a body hands on as a credential, and nothing else', () => {
    const text =
      '{"tools":[{"type":"mcp","authorization": "Bearer \\"c4n4ry","headers":{"X-API-Key":"c4n4ry"}}],"max_tokens":5,"key":"a"}';
    expect(redactBody({ encoding: 'utf8', text, bytes: text.length })).toEqual({
      encoding: 'utf8',
      text: '{"tools":[{"type":"mcp","authorization": "[redacted]","headers":{"X-API-Key":"[redacted]"}}],"max_tokens":5,"key":"a"}',
      bytes: text.length,
    });
  });
});

describe('redactDiagnosis', () => {
  it('hides a credential in the request line of both sides', () => {
    const line = (which: string) => `get /a?api_key=c4n4ry&${which}=1`;
    const { lines } = redactDiagnosis({
      problem: 'signature-mismatch',
      summary: '',
      remedy: '',
      lines: [
        { name: '(request-target)', expected: line('x'), received: line('y'), first: true },
        { name: 'host', expected: 'h?key=1' },
      ],
    });
    expect(lines).toEqual([
      {
        name: '(request-target)',
        expected: 'get /a?api_key=[redacted]&x=1',
        received: 'get /a?api_key=[redacted]&y=1',
        first: true,
      },
      { name: 'host', expected: 'h?key=1' },
    ]);
  });
});

describe('what looks like a token or a key', () => {
  const token = 'eyJraWQiOiJhc3cifQ.eyJzdWIiOiJvY2lkMSJ9.c2lnbmF0dXJl';
  const pem = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----';
  const secret = 'sk-abcdefghijklmnopqrstuvwxyz';

  it('goes from headers that are kept, and says what it was', () => {
    expect(
      redactHeaders([
        ['user-agent', `client/1 (ST$${token})`],
        ['accept', `a, ${secret}`],
      ]),
    ).toEqual([
      ['user-agent', 'client/1 (ST$[redacted token])'],
      ['accept', 'a, [redacted API key]'],
    ]);
  });

  it('goes from targets', () => {
    expect(redactTarget(`/t/${token}/x?y=${secret}`)).toBe(
      '/t/[redacted token]/x?y=[redacted API key]',
    );
  });

  it('goes from bodies, answers and diagnoses', () => {
    const text = JSON.stringify({ input: `my ${token} and ${pem} and ${secret}.` });
    const shown =
      '{"input":"my [redacted token] and [redacted private key] and [redacted API key]."}';
    const body = { encoding: 'utf8', text, bytes: 5 } as const;
    expect(redactBody(body).text).toBe(shown);
    expect(redactAnswer(body).text).toBe(shown);
    const diagnosis = { problem: 'key-unknown', remedy: '', summary: token, lines: [] } as const;
    expect(redactDiagnosis(diagnosis).summary).toBe('[redacted token]');
  });

  it('is no word of a model’s', () => {
    const text =
      'Ask-me-anything-about-desk-accessories; eyJ is how a JWT begins; risk-assessment.';
    expect(redactAnswer({ encoding: 'utf8', text, bytes: 1 }).text).toBe(text);
  });
});

describe('a form', () => {
  it('hides what is named like a credential', () => {
    const text = `grant_type=x&token=${canary.replace('=', '')}&b[]=1`;
    expect(redactBody({ encoding: 'utf8', text, bytes: 1 }).text).toBe(
      'grant_type=x&token=[redacted]&b[]=1',
    );
  });
});

describe('the members of what issuers are asked', () => {
  it.each([
    'currentToken',
    'token',
    'resourcePrincipalToken',
    'servicePrincipalSessionToken',
    'privateKey',
    'passphrase',
  ])('%s is hidden wherever it is sent', (name) => {
    const text = `{"${name}":"c4n4ry","publicKey":"a"}`;
    expect(redactBody({ encoding: 'utf8', text, bytes: 1 }).text).toBe(
      `{"${name}":"[redacted]","publicKey":"a"}`,
    );
  });

  it('does not hide what a tool’s arguments or a schema say', () => {
    const text =
      '{"arguments":"{\\"token\\":\\"x\\"}","properties":{"token":{"type":"string"}},"max_tokens":5}';
    expect(redactBody({ encoding: 'utf8', text, bytes: 1 }).text).toBe(text);
  });
});
