// Puts the page to watch the mock into dist/: its scripts as a browser runs them, all else as it is.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { transpilePage } from '../dist/mock/control/page-source.js';

const from = new URL('../src/page/', import.meta.url);
const to = new URL('../dist/page/', import.meta.url);

mkdirSync(to, { recursive: true });
for (const name of readdirSync(from)) {
  const bytes = readFileSync(new URL(name, from));
  const script = name.endsWith('.ts');
  writeFileSync(
    new URL(script ? name.replace(/ts$/, 'js') : name, to),
    script ? await transpilePage(bytes.toString('utf8')) : bytes,
  );
}
