import { describe, expect, it } from 'vitest';
import { authorityOf, hostOf, regionOfHost } from './hosts.js';

describe('hostOf knows', () => {
  it.each([
    [
      'inference.generativeai.us-chicago-1.oci.oraclecloud.com',
      'inference',
      'us-chicago-1',
      'oraclecloud.com',
    ],
    [
      'INFERENCE.generativeai.EU-frankfurt-1.oci.oraclecloud.com.',
      'inference',
      'eu-frankfurt-1',
      'oraclecloud.com',
    ],
    [
      'inference.generativeai.us-chicago-1.ds.oci.oraclecloud.com',
      'inference',
      'us-chicago-1',
      'oraclecloud.com',
    ],
    [
      'generativeai.us-gov-ashburn-1.oci.oraclegovcloud.com',
      'management',
      'us-gov-ashburn-1',
      'oraclegovcloud.com',
    ],
    [
      'inference.generativeai.eu-dcc-rating-2.oci.oraclecloud14.com',
      'inference',
      'eu-dcc-rating-2',
      'oraclecloud14.com',
    ],
    ['auth.uk-gov-london-1.oraclegovcloud.uk', 'auth', 'uk-gov-london-1', 'oraclegovcloud.uk'],
    ['auth.eu-madrid-2.oci.oraclecloud.eu', 'auth', 'eu-madrid-2', 'oraclecloud.eu'],
    // No such region in November 2026.
    [
      'inference.generativeai.aq-mcmurdo-12.oci.oraclecloud52.com',
      'inference',
      'aq-mcmurdo-12',
      'oraclecloud52.com',
    ],
  ])('%s', (name, service, region, domain) => {
    expect(hostOf(name)).toEqual({ service, region, domain });
  });

  it.each(['169.254.169.254', '[fd00:c1::a9fe:a9fe]', 'FD00:00C1:0:0:0:0:A9FE:A9FE'])(
    'the metadata service at %s',
    (name) => {
      expect(hostOf(name)).toEqual({ service: 'metadata' });
    },
  );

  it('a dotted region below localhost', () => {
    expect(hostOf('inference.generativeai.mock.localhost')).toEqual({
      service: 'inference',
      domain: 'localhost',
    });
  });
});

describe('hostOf does not know', () => {
  it.each([
    '',
    'localhost',
    '127.0.0.1',
    '169.254.169.253',
    'oraclecloud.com',
    'example.com',
    'identity.us-chicago-1.oci.oraclecloud.com',
    'objectstorage.us-chicago-1.oraclecloud.com',
    'inference.generativeai.us-chicago-1.oraclecloud.com',
    'inference.generativeai.us-chicago-1.oci.oraclecloud.com.evil.example',
    'inference.generativeai.us-chicago-1.oci.evil-oraclecloud.com',
    'inference.generativeai.us-chicago-1.oci.oraclecloud7.com',
    'inference.generativeai..oci.oraclecloud.com',
    'inference.generativeai.oci.oraclecloud.com',
    'inference.generativeai.ord.oci.oraclecloud.com',
    'x.inference.generativeai.us-chicago-1.oci.oraclecloud.com',
    'inference.generativeai.x.us-chicago-1.oci.oraclecloud.com',
    'auth.us-chicago-1.ds.oci.oraclecloud.com.',
  ])('%s', (name) => {
    expect(hostOf(name)).toBeUndefined();
  });
});

describe('authorityOf', () => {
  it.each([
    ['example.com:443', { host: 'example.com', port: 443 }],
    ['Example.com.', { host: 'example.com' }],
    ['[::1]:80', { host: '::1', port: 80 }],
    ['[FD00:C1:0::A9FE:A9FE]', { host: 'fd00:c1::a9fe:a9fe' }],
    ['127.0.0.1:0', { host: '127.0.0.1', port: 0 }],
  ])('reads %s', (text, authority) => {
    expect(authorityOf(text)).toEqual(authority);
  });

  it.each(['', ':443', 'a b', 'a:b', 'a:99999', '::1', '[::1', 'user@host:443', 'a/b', '-a'])(
    'does not read %j',
    (text) => {
      expect(authorityOf(text)).toBeUndefined();
    },
  );
});

describe('regionOfHost', () => {
  it.each([
    ['inference.generativeai.us-ashburn-1.oci.oraclecloud.com', 'us-ashburn-1'],
    ['inference.generativeai.us-ashburn-1.oci.oraclecloud.com:443', 'us-ashburn-1'],
    ['127.0.0.1:4000', undefined],
    ['169.254.169.254', undefined],
    ['', undefined],
  ])('of %j is %j', (header, region) => {
    expect(regionOfHost(header)).toBe(region);
  });
});
