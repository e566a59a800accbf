import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The names of all members in a schema, those of members included. */
function namesIn(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(namesIn);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(key === 'properties' ? Object.keys(value) : []),
    ...namesIn(value),
  ]);
}

test('the Call of conform.go has every member of the message call', () => {
  const { $defs } = JSON.parse(readFileSync('schemas/adapter.schema.json', 'utf8'));
  const go = readFileSync('examples/go/conform.go', 'utf8');
  const struct = /^type Call struct \{\n.*?^\}/ms.exec(go)?.[0] ?? '';
  const has = new Set(struct.toLowerCase().match(/\w+/g));
  const names = namesIn($defs.call);
  expect(names).toEqual(
    expect.arrayContaining(['session', 'openAiBaseUrl', 'toolCallId', 'attempts', 'headers']),
  );
  expect(names.filter((name) => !has.has(name.toLowerCase()))).toEqual([]);
});

test('the folder of the Go example is a module of its own', () => {
  // Else `go mod tidy` of a project with the package in its node_modules walks into it, and takes what it imports.
  expect(readFileSync('examples/go/go.mod', 'utf8')).toMatch(/^module \S+\n/);
});
