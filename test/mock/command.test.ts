import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { mockCommand } from '../../src/cli/mock.js';
import { chatPath, open, send, signed, signedChat } from './client.js';

const script = `
  import { mockCommand } from ${JSON.stringify(fileURLToPath(new URL('../../src/cli/mock.ts', import.meta.url)))};
  process.exitCode = await mockCommand({ json: true }, process);
`;

/** A mock in a process of its own, and the line that it printed. */
async function start(): Promise<{
  child: ChildProcess;
  line: string;
  done: Promise<number | null>;
}> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const done = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let text = '';
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      if (text.endsWith('\n')) resolve(text);
    });
    child.once('exit', (code) => reject(new Error(`The mock ended with ${code}.`)));
  });
  return { child, line, done };
}

describe('a mock process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('stops on %s with a stream open', async (signal) => {
    const { child, line, done } = await start();
    expect(line.trim().split('\n')).toHaveLength(1);
    const access = JSON.parse(line);
    // The answer repeats the history, and nobody reads it: the stream stays open.
    const history = [{ role: 'USER', message: 'long '.repeat(3_000_000) }];
    const body = JSON.stringify({
      compartmentId: access.compartmentId,
      servingMode: { servingType: 'ON_DEMAND', modelId: 'cohere.command-a-03-2025' },
      chatRequest: { apiFormat: 'COHERE', message: 'Hi', chatHistory: history, isStream: true },
    });
    const held = open(access.endpoint, { headers: signed(access, 'POST', chatPath, body), body });
    const answer = await held.answer(() => true);
    held.socket.pause();
    expect([answer.status, answer.whole]).toEqual([200, false]);
    // Under npx a signal comes twice: from the terminal, and handed on by npm.
    child.kill(signal);
    child.kill(signal);
    expect(await done).toBe(0);
    expect(existsSync(access.configFile)).toBe(false);
    held.socket.destroy();
  });
});

/** Runs the command here until `during` is done. */
async function foreground(
  options: Parameters<typeof mockCommand>[0],
  during: (stdout: () => string) => Promise<void>,
) {
  let out = '';
  let err = '';
  const stop = new AbortController();
  let written: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    written = resolve;
  });
  const stdout = {
    write: (text: string) => {
      out += text;
      written();
    },
  };
  const stderr = {
    write: (text: string) => {
      err += text;
    },
  };
  const code = mockCommand(options, { stdout, stderr }, stop.signal);
  await Promise.race([ready, code]);
  try {
    await during(() => out);
  } finally {
    stop.abort();
  }
  return { code: await code, out, err };
}

describe('mockCommand', () => {
  it('prints what to paste, by the names of the variables’ owners', async () => {
    const { code, out } = await foreground({}, async () => undefined);
    expect(code).toBe(0);
    for (const name of [
      'OCI_CONFIG_FILE',
      'OCI_PROFILE',
      'OCI_COMPARTMENT_ID',
      'OCI_REGION',
      'OCI_ENDPOINT',
      'OCI_MODEL_ID',
      'OCI_CONFORM_MANAGEMENT_ENDPOINT',
      'OCI_PROJECT_ID',
      'OCI_GENAI_API_KEY',
      'OPENAI_BASE_URL',
      'OPENAI_API_KEY',
      'OPENAI_PROJECT_ID',
    ]) {
      expect(out).toMatch(new RegExp(`^ {2}export ${name}='.+'$`, 'm'));
    }
  });

  it('gives a script the base URL and the variables of an OpenAI SDK', async () => {
    const { out } = await foreground({ json: true }, async () => undefined);
    const told = JSON.parse(out);
    expect(told.openAiBaseUrl).toBe(`${told.endpoint}/openai/v1`);
    expect(told.environment.OPENAI_BASE_URL).toBe(told.openAiBaseUrl);
    expect(told.environment.OPENAI_API_KEY).toBe(told.apiKey);
    expect(told.environment.OPENAI_PROJECT_ID).toBe(told.projectId);
  });

  it('prints a line a request, and what is wrong with a signature', async () => {
    const { err } = await foreground({ json: true }, async (stdout) => {
      const access = JSON.parse(stdout());
      const asked = signedChat(access);
      await send(access.endpoint, asked);
      const moved = (asked.headers ?? []).map(
        ([name, value]) => [name, name === 'content-type' ? 'application/xml' : value] as const,
      );
      await send(access.endpoint, { ...asked, headers: moved });
    });
    const lines = err.split('\n');
    expect(lines[0]).toBe('POST /20231130/actions/chat 200 default');
    expect(lines[1]).toBe('POST /20231130/actions/chat 401 default');
    expect(lines[2]).toContain('signature-mismatch');
    expect(err).toContain('service builds');
    expect(err).toContain('client signed');
  });

  it('serves any client of the OpenAI routes where it is told to be permissive', async () => {
    const body = JSON.stringify({ model: 'gpt-4o', messages: [{ role: 'user', content: 'Hi' }] });
    const statusOf = async (permissive: boolean) => {
      let status = 0;
      await foreground({ json: true, auth: 'off', permissive }, async (stdout) => {
        const { endpoint } = JSON.parse(stdout());
        ({ status } = await send(endpoint, { target: '/openai/v1/chat/completions', body }));
      });
      return status;
    };
    expect([await statusOf(true), await statusOf(false)]).toEqual([200, 400]);
  });

  it.each([
    [{ port: 'x' }, 'OCIC_BAD_OPTION'],
    [{ seed: '1.5' }, 'OCIC_BAD_OPTION'],
    [{ auth: 'none' }, 'OCIC_BAD_OPTION'],
    [{ host: '0.0.0.0', auth: 'off' }, 'OCIC_NOT_LOOPBACK'],
    [{ recordings: '/nonexistent' }, 'OCIC_UNREADABLE'],
  ])('refuses %o with %s', async (options, code) => {
    const io = { stdout: { write: () => true }, stderr: { write: () => true } };
    await expect(mockCommand(options, io)).rejects.toMatchObject({ code });
  });
});
