import { expect, test } from 'vitest';
import { ConformError } from '../../errors.js';
import { openProxymux } from './proxymux.js';

const taken = new ConformError('OCIC_PORT_TAKEN', 'taken', 'none');

test('the first loopback address is taken whose port is free', async () => {
  const tried: string[] = [];
  const origin = await openProxymux(async ({ host = '', port, tls }) => {
    tried.push(`${host} ${port} ${tls}`);
    if (tried.length < 3) throw taken;
    return `https://${host}:${port}`;
  });
  expect(tried).toEqual(['127.0.0.1 12250 true', '127.0.0.2 12250 true', '127.0.0.3 12250 true']);
  expect(origin).toBe('https://127.0.0.3:12250');
});

test('where it is taken at all of them there is none', async () => {
  let tries = 0;
  const origin = await openProxymux(async () => {
    tries += 1;
    throw taken;
  });
  expect(origin).toBeUndefined();
  expect(tries).toBe(32);
});

test('what else goes wrong is not passed over', async () => {
  const open = async () => {
    throw new Error('no memory');
  };
  await expect(openProxymux(open)).rejects.toThrow('no memory');
});
