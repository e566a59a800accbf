/** The page to watch a mock with, in a real browser, while real clients call. */
import common from 'oci-common';
import inference from 'oci-generativeaiinference';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock } from '../../src/mock/options.js';
import { chatPath, open, send, signed, signedChat } from '../mock/client.js';
import { keyed } from '../mock/openai-client.js';
import { startBrowser, type Watched, watch } from './browser.js';

let browser: Browser;
let mock: Mock;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  mock = await startMock({ journalSize: 2000 });
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await mock.close();
});

const rowsOf = ({ page }: Watched) =>
  page.getByRole('listbox', { name: 'Exchanges, newest first' }).getByRole('option');

/** A chat whose signature covers a host without its port. */
async function chatWithoutPort(): Promise<void> {
  const { access } = mock.tenancy;
  const { body = '' } = signedChat(access);
  const bare = { ...access, endpoint: 'http://127.0.0.1' };
  const headers = signed(bare, 'POST', chatPath, String(body)).filter(([name]) => name !== 'host');
  await send(mock.origin, { headers, body });
}

describe('the journal', () => {
  it('shows the calls of real clients as they come, the newest first', async () => {
    const { access } = mock.tenancy;
    const watched = await watch(browser, mock);
    await watched.page.getByText('Nothing has called yet.').waitFor();
    const provider = new common.ConfigFileAuthenticationDetailsProvider(
      access.configFile,
      access.profile,
    );
    const sdk = new inference.GenerativeAiInferenceClient(
      { authenticationDetailsProvider: provider },
      { retryConfiguration: common.NoRetryConfigurationDetails },
    );
    sdk.endpoint = access.endpoint;
    await sdk.embedText({
      embedTextDetails: {
        compartmentId: access.compartmentId,
        servingMode: { servingType: 'ON_DEMAND', modelId: 'cohere.embed-v4.0' },
        inputs: ['sea'],
      },
    });
    await rowsOf(watched).first().waitFor();
    const stream = await keyed(access).chat.completions.create({
      model: 'meta.llama-3.3-70b-instruct',
      stream: true,
      messages: [{ role: 'user', content: 'Hello' }],
    });
    for await (const _chunk of stream);
    await watched.page.getByText('2 exchanges').waitFor();
    const labelAt = (place: number) =>
      watched.page.locator(`[aria-posinset="${place}"]`).getAttribute('aria-label');
    await expect
      .poll(() => labelAt(1))
      .toBe(
        'POST /openai/v1/chat/completions, v1, genai_api_key, meta.llama-3.3-70b-instruct, status 200, accepted',
      );
    await expect
      .poll(() => labelAt(2))
      .toBe(
        'POST /20231130/actions/embedText, sdk, api_key, cohere.embed-v4.0, status 200, accepted',
      );
    expect(watched.complaints).toEqual([]);
  });

  it('counts strangers apart, and shows them when asked', async () => {
    const watched = await watch(browser, mock);
    await send(mock.origin, { target: '/20231130/actions/chat', body: '{}' });
    await watched.page.getByRole('button', { name: 'Strangers 1' }).click();
    await watched.page.getByRole('option', { name: /status 401, authorization-missing/ }).waitFor();
  });

  it('shows another tenancy when asked, and finds one that is made meanwhile', async () => {
    const watched = await watch(browser, mock);
    await send(mock.origin, signedChat(mock.tenancy.access));
    await rowsOf(watched).first().waitFor();
    const blue = await mock.createTenancy({ name: 'blue' });
    await send(mock.origin, signedChat(blue.access, { model: 'xai.grok-3' }));
    await watched.page.getByLabel('Tenancy').selectOption('blue');
    await watched.page.getByRole('option', { name: /xai\.grok-3/ }).waitFor();
    await expect.poll(() => rowsOf(watched).count()).toBe(1);
    await blue.close();
    await watched.page.getByText('no such tenancy').waitFor();
  });

  it('keeps its filter in the address, over a reload', async () => {
    const watched = await watch(browser, mock);
    const { page } = watched;
    const { access } = mock.tenancy;
    await send(mock.origin, signedChat(access));
    await chatWithoutPort();
    await send(mock.origin, signedChat(access, { model: 'xai.grok-3' }));
    await page.getByText('3 exchanges').waitFor();
    await page.getByLabel('Filter').fill('grok 200');
    await page.getByText('1 of 3 exchanges').waitFor();
    await page.getByLabel('Filter').fill('');
    await page.getByLabel('only refused').check();
    await page.getByText('1 of 3 exchanges').waitFor();
    await page.getByLabel('Transport').selectOption('sdk');
    await page.reload();
    await page.getByText('1 of 3 exchanges').waitFor();
    expect(await rowsOf(watched).getAttribute('aria-label')).toContain('signature-mismatch');
    await page.getByLabel('Transport').selectOption('v1');
    await page.getByText('No exchange is like that.').waitFor();
  });

  it('stands still while paused, and is empty once cleared', async () => {
    const watched = await watch(browser, mock);
    const { page } = watched;
    await page.getByRole('button', { name: 'Pause' }).click();
    await send(mock.origin, signedChat(mock.tenancy.access));
    await page.getByRole('button', { name: 'Resume (1 new)' }).waitFor();
    expect(await rowsOf(watched).count()).toBe(0);
    await page.getByRole('button', { name: 'Resume' }).click();
    await rowsOf(watched).first().waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByText('Nothing has called yet.').waitFor();
    await expect.poll(() => mock.tenancy.journal().length).toBe(0);
  });

  it('keeps few rows of many, and goes to the oldest and back', async () => {
    for (let at = 0; at < 1500; at += 50) {
      const calls = Array.from({ length: 50 }, (_, index) =>
        fetch(`${mock.origin}/nowhere/${at + index}`).then((answer) => answer.text()),
      );
      await Promise.all(calls);
    }
    const watched = await watch(browser, mock, { hash: '#tenancy=~strangers' });
    const { page } = watched;
    await page.getByText('1500 exchanges').waitFor();
    expect(await rowsOf(watched).count()).toBeLessThan(100);
    await page.locator('#list').press('End');
    await page.locator('[aria-posinset="1500"][aria-selected="true"]').waitFor();
    expect(await rowsOf(watched).count()).toBeLessThan(100);
    await page.locator('#list').press('Home');
    await page.locator('[aria-posinset="1"][aria-selected="true"]').waitFor();
  });

  it('rests while it is hidden, and catches up when it is seen again', async () => {
    const watched = await watch(browser, mock);
    const { page } = watched;
    const hide = (hidden: boolean) =>
      page.evaluate(
        `Object.defineProperty(document, 'hidden', { configurable: true, value: ${hidden} });
         document.dispatchEvent(new Event('visibilitychange'));`,
      );
    const dropped = page.waitForEvent('requestfailed', (request) =>
      request.url().includes('/journal/follow'),
    );
    await hide(true);
    await dropped;
    await send(mock.origin, signedChat(mock.tenancy.access));
    expect(await rowsOf(watched).count()).toBe(0);
    await hide(false);
    await rowsOf(watched).first().waitFor();
  });

  it('finds the mock again that was started anew', async () => {
    const watched = await watch(browser, mock);
    await send(mock.origin, signedChat(mock.tenancy.access, { model: 'xai.grok-3' }));
    await rowsOf(watched).first().waitFor();
    const { port } = new URL(mock.origin);
    await mock.close();
    await watched.page.getByText('reconnecting …').waitFor();
    mock = await startMock({ port: Number(port) });
    await send(mock.origin, signedChat(mock.tenancy.access));
    await watched.page.getByRole('option', { name: /meta.llama/ }).waitFor();
    await expect.poll(() => rowsOf(watched).count()).toBe(1);
  });
});

describe('an exchange', () => {
  it('shows what the service built beside what the client signed', async () => {
    await chatWithoutPort();
    const { port } = new URL(mock.origin);
    const watched = await watch(browser, mock);
    const { page } = watched;
    await rowsOf(watched).first().click();
    const why = page.getByRole('region', { name: 'Why it was refused' });
    await why.getByText('The host was signed without its port.').waitFor();
    await why.getByText('Sign the Host header exactly as it is sent').waitFor();
    const marked = why.locator('tr.first');
    expect(await marked.locator('td').allTextContents()).toEqual([
      `host: 127.0.0.1:${port}`,
      'host: 127.0.0.1',
    ]);
    expect(await marked.locator('mark').allTextContents()).toEqual([`:${port}`]);
    await page.getByText('oci raw-request').waitFor();
  });

  it('shows each frame of a stream with its time, and the silence between', async () => {
    mock.tenancy.reply({
      recording: 'generic/llama-text',
      delivery: { interval: 4, gap: { before: 3, wait: 300 } },
    });
    const watched = await watch(browser, mock);
    const { page } = watched;
    await send(mock.origin, signedChat(mock.tenancy.access, { stream: true }));
    await rowsOf(watched).first().click();
    const [exchange] = mock.tenancy.journal();
    const chunks = exchange?.response?.chunks.length ?? 0;
    await page.getByRole('img', { name: `${chunks} chunks` }).waitFor();
    await page.getByRole('img', { name: /the longest silence .* before chunk 4\.$/ }).waitFor();
    const frames = page.locator('.frames li');
    await expect.poll(() => frames.count()).toBe(chunks);
    const first = frames.first().locator('pre');
    expect(await first.textContent()).toMatch(/^data: \{"index":0/);
    await page.getByRole('button', { name: 'JSON' }).first().click();
    await expect.poll(() => first.textContent()).toMatch(/^\{\n {2}"index": 0/);
    await page.getByRole('button', { name: 'Hex' }).first().click();
    await page.getByText('000000  64 61 74 61 3a 20').waitFor();
  });

  it('tells of a client that left and of the faults that befell', async () => {
    const { page } = await watch(browser, mock);
    mock.tenancy.replaceFaults('sse/crlf');
    mock.tenancy.reply({
      recording: 'generic/llama-text',
      delivery: { interval: 200, gap: { before: 4, wait: 600_000 } },
    });
    const { socket, answer } = open(mock.origin, signedChat(mock.tenancy.access, { stream: true }));
    await answer(({ chunks }) => chunks.length > 0);
    await page.getByRole('option', { name: /under way/ }).click();
    await page.locator('.facts').getByText('under way').waitFor();
    await page.getByRole('img', { name: /^4 chunks,/ }).waitFor();
    socket.destroy();
    await page.locator('.facts').getByText('the client left before the end').waitFor();
    await page.locator('.facts').getByText('sse/crlf').waitFor();
    await page.getByText(/The client left after/).waitFor();
  });

  it('shows hostile bytes as what they are', async () => {
    const evil = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
    const target = `/20231130/${encodeURIComponent(evil)}?<b>bold</b>`;
    const { access } = mock.tenancy;
    const headers = [...signed(access, 'POST', target, evil), ['user-agent', evil] as const];
    await send(mock.origin, { target, headers, body: evil });
    const watched = await watch(browser, mock);
    const { page } = watched;
    await rowsOf(watched).first().click();
    await page.locator('#detail pre').getByText(evil).first().waitFor();
    await page.locator('#detail details').last().locator('summary').click();
    await page.locator('#detail dd').getByText(evil).waitFor();
    expect(await page.title()).toBe('oci-conform mock');
    expect(await page.locator('main img, main script, main b:has-text("bold")').count()).toBe(0);
    expect(watched.complaints).toEqual([]);
  });

  it('is opened, moved from and closed by keys alone', async () => {
    for (const model of ['xai.grok-3', 'meta.llama-3.3-70b-instruct']) {
      await send(mock.origin, signedChat(mock.tenancy.access, { model }));
    }
    const { page } = await watch(browser, mock);
    await page.getByText('2 exchanges').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('chat');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const model = page.locator('.facts');
    await model.getByText('meta.llama-3.3-70b-instruct').waitFor();
    await expect.poll(() => page.locator('h2:focus').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByText('Choose an exchange').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await model.getByText('xai.grok-3').waitFor();
    expect(page.url()).toContain('open=1');
    await page.goBack();
    await page.getByText('Choose an exchange').waitFor();
  });
});

describe('driving', () => {
  it('says where a pasted reply is wrong, and takes one that is right', async () => {
    const { page } = await watch(browser, mock);
    await page.getByRole('button', { name: 'Drive' }).click();
    const text = page.getByLabel('A reply, or a list of replies, as JSON');
    await text.fill('[\n  { "turn": }\n]');
    await page.getByRole('button', { name: 'Append' }).click();
    await page.getByText('This is no JSON: at line 2, column 13 should be a value.').waitFor();
    await text.fill('[{ "recording": "generic/no-such" }]');
    await page.getByRole('button', { name: 'Append' }).click();
    await page
      .getByText(/no-such/)
      .last()
      .waitFor();
    await text.fill('[{ "error": { "status": 429, "message": "Slow down" } }]');
    await page.getByRole('button', { name: 'Append' }).click();
    await page.getByText('Appended. 1 left in the script.').waitFor();
    const answer = await send(mock.origin, signedChat(mock.tenancy.access));
    expect(answer.status).toBe(429);
  });

  it('offers replies to begin from, each of which is taken', async () => {
    const { page } = await watch(browser, mock);
    await page.getByRole('button', { name: 'Drive' }).click();
    const begin = page.getByLabel('Begin from');
    await begin.waitFor();
    const names = (await begin.locator('option').allTextContents()).slice(1);
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) {
      await begin.selectOption(name);
      await page.getByRole('button', { name: 'Replace all' }).click();
      await page.getByText('Replaced. 1 left in the script.').waitFor();
      await page.getByRole('button', { name: 'Drop all' }).click();
      await page.getByText('The script is empty.').waitFor();
    }
  });

  it('changes who answers, what goes wrong and the clock, and resets all', async () => {
    const { page } = await watch(browser, mock);
    await page.getByRole('button', { name: 'Drive' }).click();
    await page.getByLabel('Persona').selectOption('echo');
    await expect.poll(() => mock.tenancy.switches().persona).toBe('echo');
    await page.getByLabel('Find a fault').fill('status/503');
    await page.locator('dialog .scroll input').first().check();
    await expect.poll(() => mock.tenancy.faults().length).toBe(1);
    const before = mock.tenancy.now();
    await page.getByRole('button', { name: '+ 30 d' }).click();
    await expect.poll(() => mock.tenancy.now() - before >= 2_592_000_000).toBe(true);
    await page.getByRole('button', { name: 'Reset the tenancy' }).click();
    await page.getByRole('button', { name: /^Really/ }).click();
    await expect.poll(() => mock.tenancy.faults().length).toBe(0);
    await expect.poll(() => mock.tenancy.switches().persona).not.toBe('echo');
  });
});

describe('the window', () => {
  it('may be as narrow as a telephone', async () => {
    await chatWithoutPort();
    const watched = await watch(browser, mock, { width: 360, height: 640 });
    const { page } = watched;
    const width = () => page.evaluate('document.documentElement.scrollWidth');
    await rowsOf(watched).first().waitFor();
    expect(await width()).toBe(360);
    await rowsOf(watched).first().click();
    await page.getByText('The host was signed without its port.').waitFor();
    expect(await width()).toBe(360);
    expect(await page.evaluate('document.querySelector("#detail").scrollWidth')).toBe(360);
    // A line that both sides have is there once, one that differs twice.
    expect(await page.locator('tr.same').first().locator('td:visible').count()).toBe(1);
    expect(await page.locator('tr.first td:visible').count()).toBe(2);
    await page.getByRole('button', { name: 'Close the exchange' }).click();
    await rowsOf(watched).first().waitFor();
  });

  it('is light or dark as its user likes', async () => {
    const ground = 'getComputedStyle(document.body).backgroundColor';
    const light = await watch(browser, mock);
    const dark = await watch(browser, mock, { dark: true });
    expect(await light.page.evaluate(ground)).toBe('rgb(246, 246, 243)');
    expect(await dark.page.evaluate(ground)).toBe('rgb(20, 22, 26)');
  });

  it('loads nothing but its own, under a policy that lets it do no more', async () => {
    const { page, asked, complaints } = await watch(browser, mock);
    expect(new Set(asked.map((address) => new URL(address).origin))).toEqual(
      new Set([mock.origin]),
    );
    const refused = await page.evaluate(
      `(() => { try { document.body.innerHTML = '<i>'; return ''; } catch (error) { return error.name; } })()`,
    );
    expect(refused).toBe('TypeError');
    expect(complaints.every((one) => /Trusted/i.test(one))).toBe(true);
    const { headers } = await fetch(`${mock.origin}/oci-conform/`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });
});
