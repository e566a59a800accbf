/** The page to watch the mock: its scripts as a browser runs them, all else as it is. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { transpilePage } from '../../src/mock/control/page-source.js';

/** Puts the page's files from one folder into another. */
export async function buildPage(from: URL, to: URL): Promise<void> {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const bytes = readFileSync(new URL(name, from));
    const script = name.endsWith('.ts');
    writeFileSync(
      new URL(script ? name.replace(/ts$/, 'js') : name, to),
      script ? await transpilePage(bytes.toString('utf8')) : bytes,
    );
  }
}
