import { expect, it } from 'vitest';
import { readProfiles } from './profiles.js';

it('reads profiles with their keys and values, equals signs in values included', () => {
  const text = '[DEFAULT]\nuser=u\nkey_file=/a=b\n\n[api_key]\nregion=us-chicago-1\n';
  expect(Object.fromEntries(readProfiles(text))).toEqual({
    DEFAULT: { user: 'u', key_file: '/a=b' },
    api_key: { region: 'us-chicago-1' },
  });
});
