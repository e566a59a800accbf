/**
 * Writes the OpenAPI document of the control API, as a mock serves it.
 *
 *     npx tsx scripts/write-control.ts
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startMock } from '../src/mock/mock.js';

const file = fileURLToPath(new URL('../schemas/control.openapi.json', import.meta.url));

await using mock = await startMock();
const answer = await fetch(`${mock.origin}/oci-conform/api/openapi.json`);
writeFileSync(file, `${JSON.stringify(await answer.json(), null, 2)}\n`);
