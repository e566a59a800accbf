import { expect, test } from 'vitest';
import { checkDescribed } from './options.js';

const capabilities = { transports: ['sdk'], auths: ['api_key'], features: ['whole'] };
const call = () => ({});
const described = { capabilities, call };
const module = 'file:///app/test/provider.js';
const withFeature = (feature: string) => ({
  ...described,
  capabilities: { ...capabilities, features: [feature] },
});

/** What is wrong with a provider, and what to do. */
function refusal(provider: unknown, options: unknown = {}): string {
  try {
    checkDescribed(provider, options);
    return 'nothing';
  } catch (thrown) {
    const { message, remedy }: { message?: string; remedy?: string } = Object(thrown);
    return `${message} ${remedy}`;
  }
}

test.each([
  ['what is needed', described],
  ['a module', { ...described, module }],
  ['a client that finds its settings', { ...withFeature('environment'), module, configured: call }],
  ['tools', { ...withFeature('tool-results'), toolResults: call }],
])('a provider with %s is taken', (_, provider) => {
  expect(refusal(provider)).toBe('nothing');
});

test.each([
  [{ capabilities }, /has no function `call`/],
  [{ call }, /has no `capabilities`/],
  [withFeature('streams'), /capabilities\.features has no "streams"\. Did you mean stream\?/],
  [withFeature('tool-results'), /and has no function `toolResults`/],
  [
    { ...withFeature('environment'), module },
    /declares the feature environment, and has no function `configured`, or no `module`/,
  ],
  [
    { ...withFeature('environment'), configured: call },
    /has no function `configured`, or no `module`\. Give .*`module: import\.meta\.url`.*docs\/adapters\.md/,
  ],
  [
    { ...described, module: './provider.js' },
    /`module` is "\.\/provider\.js", and no address of a file\. Write `module: import\.meta\.url`/,
  ],
])('%j is refused', (provider, says) => {
  expect(refusal(provider)).toMatch(says);
});

test('an option that there is not is refused', () => {
  expect(refusal(described, { filters: ['stream'] })).toMatch(
    /There is no option "filters"\. Did you mean filter\?/,
  );
});
