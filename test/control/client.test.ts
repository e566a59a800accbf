/** The client for tests whose mock runs elsewhere. */
import { describe, expect, it } from 'vitest';
import { remoteTenancy } from '../../src/mock/control/client.js';
import { startMock } from '../../src/mock/mock.js';
import { send, signedChat } from '../mock/client.js';

describe('a tenancy elsewhere', () => {
  it('is scripted, looked at and reset', async () => {
    await using mock = await startMock();
    const tenancy = remoteTenancy(mock.origin);
    const statuses = async (count: number) => {
      const found: number[] = [];
      for (let at = 0; at < count; at += 1) {
        found.push((await send(mock.origin, signedChat(mock.tenancy.access))).status);
      }
      return found;
    };
    await tenancy.reply({ error: { status: 429, message: '' } });
    await tenancy.reply({ error: { status: 500, message: '' } });
    expect(await statuses(2)).toEqual([429, 500]);
    await tenancy.replaceReplies({ error: { status: 503, message: '' } });
    expect(await statuses(2)).toEqual([503, 200]);
    await tenancy.replaceFaults('status/502');
    expect(await statuses(1)).toEqual([502]);
    expect((await tenancy.journal()).map(({ response }) => response?.status)).toEqual([
      429, 500, 503, 200, 502,
    ]);
    await tenancy.switch({ rightsMissing: true });
    await tenancy.advance(86_400_000);
    expect(mock.tenancy.switches()).toEqual({ rightsMissing: true });
    expect(mock.tenancy.now() - Date.now()).toBeGreaterThan(80_000_000);
    await tenancy.reset();
    expect(await statuses(1)).toEqual([200]);
    expect(await tenancy.journal()).toHaveLength(1);
  });

  it('says what is wrong as the mock itself does', async () => {
    await using mock = await startMock();
    const wrong = remoteTenancy(mock.origin).reply({ recording: 'cohere/txt' });
    await expect(wrong).rejects.toMatchObject({
      name: 'ConformError',
      code: 'OCIC_UNKNOWN_RECORDING',
      remedy: expect.stringContaining('Did you mean cohere/text?'),
    });
    await expect(remoteTenancy(mock.origin, 'nobody').reset()).rejects.toMatchObject({
      code: 'OCIC_UNKNOWN_TENANCY',
    });
  });

  it('says so where the API is closed', async () => {
    await using mock = await startMock({ control: false });
    await expect(remoteTenancy(mock.origin).journal()).rejects.toMatchObject({
      code: 'OCIC_CONTROL_REFUSED',
      message: `The control API of the mock at ${mock.origin} is closed (status 404).`,
    });
  });
});
