// Builds what `tsc` has not: the programs and the page. Its declarations are in dist/ already.
import { buildPage } from './page.js';
import { buildPrograms } from './programs.js';

await buildPrograms();
await buildPage(
  new URL('../../src/page/', import.meta.url),
  new URL('../../dist/page/', import.meta.url),
);
