import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../mock/mock.js';
import type { Mock } from '../mock/options.js';
import { type HandedHome, handHome } from './handed.js';

const base = mkdtempSync(join(tmpdir(), 'handed-test-'));
const folder = join(base, 'not', 'there');
const seenAs = "/seen by/the client's";

let mock: Mock;
let home: HandedHome;
beforeAll(async () => {
  mock = await startMock({ publicOrigin: 'http://mock.example:8080', publicTlsPort: 8443 });
  home = await handHome(mock, { folder, seenAs, authMode: 'session_token' });
});
afterAll(async () => {
  await mock.close();
  rmSync(base, { recursive: true });
});

const modes = [
  'api_key',
  'session_token',
  'instance_principal',
  'resource_principal',
  'oke_workload_identity',
  'genai_api_key',
];

describe('a home for clients elsewhere', () => {
  it('says where they see the mock, in every mode', () => {
    expect(Object.keys(home.access)).toEqual(modes);
    for (const mode of modes) {
      expect(home.access[mode]).toMatchObject({
        endpoint: 'http://mock.example:8080',
        managementEndpoint: 'http://mock.example:8080',
        configFile: `${seenAs}/.oci/config`,
      });
    }
    expect(home.access.session_token).toMatchObject({
      tlsEndpoint: 'https://mock.example:8443',
      caFile: `${seenAs}/.oci/ca.pem`,
    });
    expect(home.environment).toMatchObject({
      HOME: seenAs,
      OCI_CLI_AUTH: 'security_token',
      OPENAI_BASE_URL: 'http://mock.example:8080/openai/v1',
      HTTPS_PROXY: 'http://mock.example:8080',
      NO_PROXY: 'localhost,127.0.0.1,::1,mock.example',
      OCI_METADATA_BASE_URL: 'http://mock.example:8080/t/default/opc/v2/',
      OCI_SDK_AUTH_CLIENT_REGION_URL: 'http://mock.example:8080',
      OCI_RESOURCE_PRINCIPAL_RPST: `${seenAs}/.oci/resource-principal/rpst`,
      OCI_RESOURCE_PRINCIPAL_RPT_URL_FOR_PARENT_RESOURCE: 'http://mock.example:8080',
      KUBERNETES_SERVICE_HOST: 'mock.example',
      KUBERNETES_SERVICE_PORT_PROXYMUX: '8443',
      NODE_OPTIONS: `--require "${seenAs}/.oci/preload.cjs"`,
    });
    expect(home.environment.JAVA_TOOL_OPTIONS).toContain('-Dhttps.proxyHost=mock.example');
  });

  it('names neither the folder as it is here nor the address of the mock', () => {
    const { port } = new URL(mock.origin);
    const texts = ['oci-conform.env', '.oci/config'].map((name) =>
      readFileSync(join(folder, name), 'utf8'),
    );
    texts.push(JSON.stringify([home.access, home.environment]));
    for (const text of texts) {
      expect(text).not.toContain(folder);
      expect(text).not.toContain(`127.0.0.1:${port}`);
    }
    expect(texts[1]).toContain(`key_file=${seenAs}/.oci/oci_api_key.pem`);
  });

  it('is written whole: what files say is what is given, and every file that is named is there', () => {
    const read: unknown = JSON.parse(readFileSync(join(folder, 'oci-conform.json'), 'utf8'));
    expect(read).toEqual(home);
    const named = JSON.stringify(home).match(/\/seen by\/the client's\/[\w./-]+/g) ?? [];
    expect(named.length).toBeGreaterThan(10);
    for (const path of named) {
      expect(statSync(join(folder, path.slice(seenAs.length))).isFile()).toBe(true);
    }
  });

  it('is for its owner alone', () => {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const { mode } = statSync(join(folder, name));
      if (name.endsWith('preload.cjs')) continue;
      expect([name, mode & 0o077]).toEqual([name, 0]);
    }
  });

  it('is shown a certificate of the public host', async () => {
    const tls = await mock.tenancy.accessFor('oke_workload_identity');
    expect(tls.tlsEndpoint).toBe('https://mock.example:8443');
    const own = await startMock({ publicOrigin: 'http://mock.example:8080', tls: true });
    const { tlsEndpoint = '', caFile = '' } = own.tenancy.access;
    expect(new URL(tlsEndpoint).hostname).toBe('mock.example');
    const socket = connect({
      host: '127.0.0.1',
      port: Number(new URL(tlsEndpoint).port),
      servername: 'mock.example',
      ca: readFileSync(caFile),
    });
    await new Promise((resolve, reject) => {
      socket.once('secureConnect', resolve).once('error', reject);
    });
    expect(socket.authorized).toBe(true);
    socket.destroy();
    await own.close();
  });

  it('cannot be where a file is', async () => {
    const file = join(base, 'file');
    writeFileSync(file, '');
    await expect(handHome(mock, { folder: file })).rejects.toMatchObject({
      code: 'OCIC_UNWRITABLE',
    });
  });

  it('tells by oci-conform.json when it is whole: it is gone while another is written', async () => {
    const again = join(base, 'again');
    mkdirSync(join(again, '.oci', 'config', 'in the way'), { recursive: true });
    writeFileSync(join(again, 'oci-conform.json'), 'of another run');
    await expect(handHome(mock, { folder: again })).rejects.toMatchObject({
      code: 'OCIC_UNWRITABLE',
    });
    expect(readdirSync(again)).toEqual(['.oci']);
  });
});

it('has variables that a shell reads as they are', async () => {
  const plain = join(base, 'plain');
  const { environment } = await handHome(mock, { folder: plain, seenAs: '/oci' });
  const script = `set -a; . ${plain}/oci-conform.env; exec ${process.execPath} -p 'JSON.stringify(process.env)'`;
  const { stdout } = spawnSync('sh', ['-c', script.replace('exec', 'unset NODE_OPTIONS; exec')], {
    encoding: 'utf8',
    env: {},
  });
  const { NODE_OPTIONS: _, ...others } = environment;
  expect(JSON.parse(stdout)).toMatchObject(others);
});

it.each(['mock:4000', 'http://mock:4000/path', 'ftp://mock'])('refuses %s as an origin', (origin) =>
  expect(startMock({ publicOrigin: origin })).rejects.toMatchObject({ code: 'OCIC_BAD_OPTION' }),
);
