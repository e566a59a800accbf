/** API keys and projects that a tenancy makes, by Oracle's own SDK over real sockets. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { send } from './client.js';
import { changeTime, clientOf, type Lab, startLab } from './management-client.js';
import { completionBody, completions } from './openai-client.js';

let lab: Lab;
beforeEach(async () => {
  lab = await startLab();
});
afterEach(() => lab.mock.close());

/** The status of a chat turn with a secret, or of a Responses turn in a project. */
const statusWith = async (secret: string | undefined, project?: string) => {
  const { mock, compartmentId } = lab;
  const target = project === undefined ? completions : '/openai/v1/responses';
  const body =
    project === undefined
      ? completionBody()
      : JSON.stringify({ model: 'xai.grok-4', input: 'Hello' });
  const headers: [string, string][] = [
    ['authorization', `Bearer ${secret}`],
    ['opc-compartment-id', compartmentId],
    ...(project === undefined ? [] : [['openai-project', project] satisfies [string, string]]),
  ];
  return (await send(mock.origin, { target, headers, body })).status;
};

const day = 86_400_000;

const createKey = ({ client, compartmentId, tenancy }: Lab, names = ['one', 'two']) =>
  client.createApiKey({
    createApiKeyDetails: {
      compartmentId,
      displayName: 'mine',
      keyDetails: names.map((keyName) => ({
        keyName,
        timeExpiry: new Date(tenancy.now() + 30 * day),
      })),
    },
  });

describe('an API key', () => {
  it('shows its secrets once, and they are taken until the key is deleted', async () => {
    const { client, tenancy } = lab;
    const { apiKey } = await createKey(lab);
    expect(apiKey.id).toMatch(/^ocid1\.generativeaiapikey\.oc1\.us-chicago-1\.[a-z2-7]{60}$/);
    expect(apiKey).toMatchObject({ displayName: 'mine', lifecycleState: 'ACTIVE' });
    const secrets = apiKey.keys.map(({ key = '' }) => key);
    expect(apiKey.keys.map(({ keyName, state }) => [keyName, state])).toEqual([
      ['one', 'ACTIVE'],
      ['two', 'ACTIVE'],
    ]);
    for (const secret of secrets) {
      expect(secret).toMatch(/^sk-[a-z2-7]{52}$/);
      expect(await statusWith(secret)).toBe(200);
    }
    const again = (await client.getApiKey({ apiKeyId: apiKey.id })).apiKey;
    expect(again.keys.map(({ key }) => key)).toEqual([undefined, undefined]);
    expect(again.keys[0]?.keyMask).toBe(`sk-****${secrets[0]?.slice(-4)}`);
    const told = JSON.stringify(tenancy.journal());
    for (const secret of secrets) expect(told).not.toContain(secret);

    await client.deleteApiKey({ apiKeyId: apiKey.id });
    expect((await client.getApiKey({ apiKeyId: apiKey.id })).apiKey.lifecycleState).toBe('DELETED');
    for (const secret of secrets) expect(await statusWith(secret)).toBe(401);
    expect(await statusWith(tenancy.access.apiKey)).toBe(200);
  });

  it('expires when it was said to', async () => {
    const [secret] = (await createKey(lab)).apiKey.keys;
    lab.tenancy.advance(30 * day - 1);
    expect(await statusWith(secret?.key)).toBe(200);
    lab.tenancy.advance(1);
    expect(await statusWith(secret?.key)).toBe(401);
  });

  it('gets another secret when it is renewed, and the old one is taken no more', async () => {
    const { client, tenancy } = lab;
    const { apiKey, etag } = await createKey(lab);
    const [one, two] = apiKey.keys.map(({ key = '' }) => key);
    const renewed = await client.renewApiKey({
      apiKeyId: apiKey.id,
      ifMatch: etag,
      renewApiKeyDetails: {
        details: { keyName: 'one', timeExpiry: new Date(tenancy.now() + day) },
      },
    });
    const [fresh, kept] = renewed.apiKey.keys.map(({ key }) => key);
    expect(fresh).toMatch(/^sk-[a-z2-7]{52}$/);
    expect(fresh).not.toBe(one);
    expect(kept).toBeUndefined();
    expect([await statusWith(one), await statusWith(fresh), await statusWith(two)]).toEqual([
      401, 200, 200,
    ]);
    await expect(
      client.renewApiKey({
        apiKeyId: apiKey.id,
        renewApiKeyDetails: { details: { keyName: 'three', timeExpiry: new Date() } },
      }),
    ).rejects.toMatchObject({ statusCode: 404 });
  });

  it('can be made inactive, active again, and revoked for good', async () => {
    const { client } = lab;
    const { apiKey } = await createKey(lab);
    const [one, two] = apiKey.keys.map(({ key = '' }) => key);
    const set = async (state: string) => {
      const answer = await client.setApiKeyState({
        apiKeyId: apiKey.id,
        setApiKeyStateDetails: { keyName: 'one', state },
      });
      return answer.apiKey.keys[0]?.state;
    };
    expect([await set('INACTIVE'), await statusWith(one), await statusWith(two)]).toEqual([
      'INACTIVE',
      401,
      200,
    ]);
    expect([await set('ACTIVE'), await statusWith(one)]).toEqual(['ACTIVE', 200]);
    expect([await set('REVOKED'), await statusWith(one)]).toEqual(['REVOKED', 401]);
    await expect(set('ACTIVE')).rejects.toMatchObject({ serviceCode: 'IncorrectState' });
    await expect(set('SLEEPING')).rejects.toMatchObject({ serviceCode: 'InvalidParameter' });
  });

  it('can be renamed and moved', async () => {
    const { client, tenancy } = lab;
    const { id } = (await createKey(lab)).apiKey;
    const { apiKey } = await client.updateApiKey({
      apiKeyId: id,
      updateApiKeyDetails: { displayName: 'renamed' },
    });
    expect(apiKey).toMatchObject({ displayName: 'renamed', lifecycleState: 'ACTIVE' });
    expect(apiKey.keys.map(({ key }) => key)).toEqual([undefined, undefined]);
    const { tenancyId } = tenancy.access;
    await client.changeApiKeyCompartment({
      apiKeyId: id,
      changeApiKeyCompartmentDetails: { compartmentId: tenancyId },
    });
    const { apiKeyCollection } = await client.listApiKeys({ compartmentId: tenancyId });
    expect(apiKeyCollection.items.map((one) => one.id)).toEqual([id]);
  });

  it('is its tenancy’s alone', async () => {
    const { apiKey } = await createKey(lab);
    const strange = clientOf(await lab.mock.createTenancy());
    await expect(strange.deleteApiKey({ apiKeyId: apiKey.id })).rejects.toMatchObject({
      statusCode: 404,
    });
    expect(await statusWith(apiKey.keys[0]?.key)).toBe(200);
  });

  it.each([[[]], [['a', 'b', 'c']], [['a', 'a']]])(
    'cannot have secrets named %j',
    async (names) => {
      await expect(createKey(lab, names)).rejects.toMatchObject({
        statusCode: 400,
        serviceCode: 'InvalidParameter',
      });
    },
  );

  it('is forgotten by a reset, and those that were there at first are back', async () => {
    const { client, tenancy, compartmentId } = lab;
    const { apiKey } = await createKey(lab);
    const { apiKeyCollection } = await client.listApiKeys({ compartmentId, displayName: 'key-1' });
    await client.deleteApiKey({ apiKeyId: apiKeyCollection.items[0]?.id ?? '' });
    expect(await statusWith(tenancy.access.apiKey)).toBe(401);
    tenancy.reset();
    expect(await statusWith(tenancy.access.apiKey)).toBe(200);
    expect(await statusWith(apiKey.keys[0]?.key)).toBe(401);
  });
});

describe('a project', () => {
  it('is known to Responses once it is active, until it is deleted', async () => {
    const { client, tenancy, compartmentId } = lab;
    const { apiKey } = tenancy.access;
    const made = await client.createGenerativeAiProject({
      createGenerativeAiProjectDetails: {
        compartmentId,
        displayName: 'mine',
        conversationConfig: { responsesRetentionInHours: 2, conversationsRetentionInHours: 3 },
      },
    });
    const { id } = made.generativeAiProject;
    expect(made.generativeAiProject.lifecycleState).toBe('CREATING');
    expect(made.opcWorkRequestId).toMatch(/^ocid1\.generativeaiworkrequest\./);
    expect(await statusWith(apiKey, id)).toBe(400);
    tenancy.advance(changeTime);
    expect(await statusWith(apiKey, id)).toBe(200);
    const { generativeAiProject } = await client.updateGenerativeAiProject({
      generativeAiProjectId: id,
      updateGenerativeAiProjectDetails: { description: 'Mine' },
    });
    expect(generativeAiProject).toMatchObject({
      displayName: 'mine',
      description: 'Mine',
      conversationConfig: { responsesRetentionInHours: 2, conversationsRetentionInHours: 3 },
    });
    tenancy.advance(changeTime);
    await client.changeGenerativeAiProjectCompartment({
      generativeAiProjectId: id,
      changeGenerativeAiProjectCompartmentDetails: { compartmentId: tenancy.access.tenancyId },
    });
    await client.deleteGenerativeAiProject({ generativeAiProjectId: id });
    expect(await statusWith(apiKey, id)).toBe(400);
    expect(await statusWith(apiKey, tenancy.access.projectId)).toBe(200);
  });
});
