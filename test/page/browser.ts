/** A real browser that looks at the page of a mock. */
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Mock } from '../../src/mock/options.js';

/** Starts the browser that `BROWSER_PATH` names, or Debian's. It calls nobody of its own accord. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.BROWSER_PATH ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** How the page is looked at. */
export interface Look {
  readonly hash?: string;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
}

/** The page, and what a test wants to know of it besides. */
export interface Watched {
  readonly page: Page;
  /** What the page complained of: errors, and what its security policy refused. */
  readonly complaints: string[];
  /** Every address that it asked for. */
  readonly asked: string[];
}

/** Opens the page of a mock and waits until it follows the journal. */
export async function watch(browser: Browser, mock: Mock, look: Look = {}): Promise<Watched> {
  const { hash = '', width = 1280, height = 800, dark = false } = look;
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
  });
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (said) => {
    if (said.type() === 'error' || said.type() === 'warning') complaints.push(said.text());
  });
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${mock.origin}/oci-conform/${hash}`);
  await page.getByText('live', { exact: true }).waitFor();
  return { page, complaints, asked };
}
