import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { constructRecordings } from '../../scripts/construct-recordings.js';
import { packagedFolder } from './folder.js';

/** Files under a folder that are recordings, with their bytes. */
function filesOf(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .filter((name) => /\.(sse|json)$/.test(name))
      .sort()
      .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );
}

test('constructing the recordings again changes nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oci-conform-construct-'));
  try {
    constructRecordings(folder);
    const made = filesOf(folder);
    const kept = filesOf(packagedFolder());
    expect(made.size).toBeGreaterThan(300);
    // Recordings that are not constructed may stand beside them.
    expect(
      [...made].filter(([name, bytes]) => kept.get(name) !== bytes).map(([name]) => name),
    ).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('every constructed recording in the folder has a recipe', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oci-conform-construct-'));
  try {
    constructRecordings(folder);
    const made = filesOf(folder);
    const orphans = [...filesOf(packagedFolder())]
      .filter(([name]) => name.endsWith('.meta.json') && !made.has(name))
      .filter(([, bytes]) => Buffer.from(bytes, 'base64').includes('"kind": "constructed"'))
      .map(([name]) => name);
    expect(orphans).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
