#!/usr/bin/env node
import { existsSync } from 'node:fs';

const main = new URL('../dist/cli/main.js', import.meta.url);

if (existsSync(main)) {
  await import(main.href);
} else {
  console.error('error OCIC_KIT_FAILED: oci-conform is not built: dist/ is missing.');
  console.error('Run `npm run build` in the checkout, or install the published package.');
  process.exitCode = 3;
}
