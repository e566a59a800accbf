import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock } from '../../src/mock/options.js';
import { chatBody, profileOf, send, signed, signedChat } from './client.js';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

describe('two tenancies', () => {
  it('do not see each other’s script, journal and switches', async () => {
    const blue = await mock.createTenancy({ name: 'blue' });
    const red = await mock.createTenancy({ name: 'red', switches: { rightsMissing: true } });
    blue.reply({ error: { status: 429, message: 'Slow down.' } });
    expect((await send(mock.origin, signedChat(red.access))).status).toBe(404);
    expect((await send(mock.origin, signedChat(mock.tenancy.access))).status).toBe(200);
    expect((await send(mock.origin, signedChat(blue.access))).status).toBe(429);
    expect((await send(mock.origin, signedChat(blue.access))).status).toBe(200);
    expect(blue.journal().map(({ response }) => response?.status)).toEqual([429, 200]);
    expect(red.journal().map(({ response }) => response?.status)).toEqual([404]);
    expect(mock.journal()).toEqual([]);
  });

  it('cannot have the same name', async () => {
    await mock.createTenancy({ name: 'same' });
    await expect(mock.createTenancy({ name: 'same' })).rejects.toMatchObject({
      code: 'OCIC_BAD_OPTION',
    });
  });

  it('get their own keys, none of which signs for the other', async () => {
    const blue = await mock.createTenancy();
    const red = await mock.createTenancy();
    const asked = signedChat(blue.access);
    const swapped = (asked.headers ?? []).map(
      ([name, value]) =>
        [
          name,
          value.replace(profileOf(blue.access).user ?? '', profileOf(red.access).user ?? ''),
        ] as const,
    );
    const answer = await send(mock.origin, { ...asked, headers: swapped });
    expect(answer.status).toBe(401);
  });

  it('are gone when closed: key, files and journal', async () => {
    const blue = await mock.createTenancy();
    const asked = signedChat(blue.access);
    await send(mock.origin, asked);
    await blue.close();
    expect((await send(mock.origin, asked)).status).toBe(401);
    expect(existsSync(blue.access.configFile)).toBe(false);
    expect(blue.journal()).toEqual([]);
  });
});

describe('a script', () => {
  it('is refused when it names a recording that is not there', () => {
    expect(() => mock.tenancy.reply({ recording: 'generic/nope' })).toThrowError(
      expect.objectContaining({ code: 'OCIC_UNKNOWN_RECORDING' }),
    );
  });

  it('is refused as a whole when one of its replies is not understood', async () => {
    const tenancy = await mock.createTenancy();
    const good = { error: { status: 429, message: '' } } as const;
    expect(() => tenancy.reply(good, { error: { status: 42, message: '' } })).toThrowError(
      expect.objectContaining({ code: 'OCIC_BAD_SCRIPT' }),
    );
    expect((await send(mock.origin, signedChat(tenancy.access))).status).toBe(200);
  });

  it('whose turn cannot be said answers why, with a status that no SDK tries again', async () => {
    const tenancy = await mock.createTenancy();
    tenancy.reply({
      turn: { text: 'x', reasoning: '', toolCalls: [], finishReason: 'stop' },
    });
    const answer = await send(mock.origin, signedChat(tenancy.access));
    expect(answer.status).toBe(422);
    expect(answer.body.toString()).toMatch(
      /^\{ "code": "422", "message": "oci-conform: OCIC_CANNOT_ENCODE: /,
    );
    expect(tenancy.journal().map(({ reply }) => reply)).toEqual(['kit-failed']);
  });
});

describe('files', () => {
  it('can be read by their owner only, and are gone with the mock', async () => {
    const other = await startMock();
    const { configFile } = other.tenancy.access;
    const keyFile = profileOf(other.tenancy.access).key_file ?? '';
    expect(statSync(configFile).mode & 0o777).toBe(0o600);
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(keyFile)).mode & 0o777).toBe(0o700);
    await other.close();
    expect(existsSync(dirname(keyFile))).toBe(false);
  });
});

describe('the policy', () => {
  it('strict refuses what is not signed, and keeps it apart', async () => {
    await using strict = await startMock();
    const answer = await send(strict.origin, { body: chatBody(strict.tenancy.access) });
    expect([answer.status, answer.body.toString()]).toEqual([
      401,
      '{ "code": "401", "message": "The required information to complete authentication was not provided or was incorrect." }',
    ]);
    expect(strict.tenancy.journal()).toEqual([]);
    expect(strict.journal()[0]?.identity).toMatchObject({
      verdict: 'refused',
      problem: 'authorization-missing',
    });
  });

  it('strict refuses one changed byte, in the tenancy’s journal, with the service’s text', async () => {
    await using strict = await startMock();
    const asked = signedChat(strict.tenancy.access);
    const answer = await send(strict.origin, {
      ...asked,
      body: String(asked.body).replace('Hello', 'Hallo'),
    });
    expect([answer.status, answer.body.toString()]).toEqual([
      401,
      '{ "code": "401", "message": "Failed to verify the HTTP(S) Signature" }',
    ]);
    expect(strict.tenancy.journal()[0]?.identity).toMatchObject({
      verdict: 'refused',
      problem: 'digest-mismatch',
    });
  });

  it('strict refuses another body than was signed, however deeply it is nested', async () => {
    await using strict = await startMock();
    const asked = signedChat(strict.tenancy.access);
    const headers = (asked.headers ?? []).filter(([name]) => name !== 'content-length');
    const body = `${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`;
    expect((await send(strict.origin, { headers, body })).status).toBe(401);
  });

  it('lenient lets through and says what it overlooked', async () => {
    await using lenient = await startMock({ auth: 'lenient' });
    const answer = await send(lenient.origin, { body: chatBody(lenient.tenancy.access) });
    expect(answer.status).toBe(200);
    expect(lenient.tenancy.journal().at(-1)?.identity).toMatchObject({
      verdict: 'let-through',
      problem: 'authorization-missing',
    });
  });

  it('off asks nothing, takes any compartment, and lets the path choose the tenancy', async () => {
    await using off = await startMock({ auth: 'off' });
    const blue = await off.createTenancy({ name: 'blue' });
    const body = chatBody({ ...blue.access, compartmentId: 'ocid1.compartment.oc1..any' });
    const headers = [['content-type', 'application/json']] as const;
    const status = async (target: string) =>
      (await send(off.origin, { target, headers, body })).status;
    expect(await status('/20231130/actions/chat')).toBe(200);
    expect(await status('/t/blue/20231130/actions/chat')).toBe(200);
    expect(await status('/t/nobody/20231130/actions/chat')).toBe(404);
    expect(off.tenancy.journal()).toHaveLength(1);
    expect(blue.journal().map(({ identity }) => identity?.verdict)).toEqual(['unchecked']);
  });

  it('keeps a credential’s tenancy before that of the path', async () => {
    await using off = await startMock({ auth: 'off' });
    const blue = await off.createTenancy({ name: 'blue' });
    const body = chatBody(blue.access);
    const headers = signed(blue.access, 'POST', '/20231130/actions/chat', body);
    await send(off.origin, { headers, body });
    expect(blue.journal()).toHaveLength(1);
  });
});

describe('starting', () => {
  it('says when the port is taken', async () => {
    await expect(startMock({ port: Number(new URL(mock.origin).port) })).rejects.toMatchObject({
      code: 'OCIC_PORT_TAKEN',
    });
  });

  it('refuses auth off beyond loopback', async () => {
    await expect(startMock({ host: '0.0.0.0', auth: 'off' })).rejects.toMatchObject({
      code: 'OCIC_NOT_LOOPBACK',
    });
  });

  it.each([
    [{ port: 70_000 }, 'OCIC_BAD_OPTION'],
    [{ host: '192.0.2.1' }, 'OCIC_BAD_OPTION'],
    [{ recordings: '/nonexistent' }, 'OCIC_UNREADABLE'],
  ])('with %o fails with %s', async (options, code) => {
    await expect(startMock(options)).rejects.toMatchObject({ code });
  });

  it('gives the same ids for the same seed', async () => {
    await using first = await startMock({ seed: 7 });
    await using second = await startMock({ seed: 7 });
    await using third = await startMock({ seed: 8 });
    expect(second.tenancy.access.tenancyId).toBe(first.tenancy.access.tenancyId);
    expect(third.tenancy.access.tenancyId).not.toBe(first.tenancy.access.tenancyId);
  });
});
