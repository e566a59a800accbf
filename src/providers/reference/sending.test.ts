import type { HttpRequest } from 'oci-common';
import { expect, it } from 'vitest';
import type { Credential } from './credentials/credential.js';
import { referenceSending } from './sending.js';

const credential = (renew?: Credential['renew']): Credential => ({
  sign: async () => 0,
  key: async () => {
    throw new Error('not asked for');
  },
  close: () => {},
  ...(renew === undefined ? {} : { renew }),
});

/** Sends a request to somebody who answers with these statuses in turn; tells what each try began with. */
async function sent(statuses: readonly number[], by: Credential, body: HttpRequest['body'] = '{}') {
  const tries: (string | null)[] = [];
  const request: HttpRequest = {
    method: 'POST',
    uri: 'http://h/',
    headers: new Headers({ 'opc-retry-token': 'r' }),
    body,
  };
  const response = await referenceSending.send(request, by, async (one) => {
    tries.push(`${one.headers.get('opc-retry-token')} ${one.headers.get('x-date')}`);
    // What a signer leaves behind.
    one.headers.set('x-date', 'signed');
    return {
      response: new Response('no', { status: statuses[tries.length - 1] ?? 500 }),
      edition: 3,
    };
  });
  return { status: response.status, tries };
}

it('sends what is refused once more, unsigned as it was, with the credential renewed', async () => {
  const renewed: number[] = [];
  const renewing = credential(async (refused) => void renewed.push(refused));
  expect(await sent([401, 200], renewing)).toEqual({ status: 200, tries: ['r null', 'r null'] });
  expect(renewed).toEqual([3]);
});

it.each([200, 400, 403, 404, 429, 500])('lets %i be', async (status) => {
  expect(
    await sent(
      [status, 200],
      credential(async () => {}),
    ),
  ).toMatchObject({
    status,
    tries: ['r null'],
  });
});

it('sends nothing a third time', async () => {
  const { status, tries } = await sent(
    [401, 401, 200],
    credential(async () => {}),
  );
  expect([status, tries.length]).toEqual([401, 2]);
});

it.each([
  ['cannot be renewed', credential()],
  ['is not renewed', credential(() => Promise.reject(new Error('no')))],
])('gives the refusal where the credential %s', async (_, by) => {
  const { status, tries } = await sent([401, 200], by);
  expect([status, tries.length]).toEqual([401, 1]);
});

it('does not send again what can be read but once', async () => {
  const stream = new ReadableStream();
  expect(
    (
      await sent(
        [401, 200],
        credential(async () => {}),
        stream,
      )
    ).tries,
  ).toHaveLength(1);
});
