import { expect, it } from 'vitest';
import { checks } from '../checks/index.js';
import { signatureRequirements } from '../requirements/signature.js';
import { signatureCases } from './signature.js';

it('has every id once, as a kebab-case path', () => {
  const ids = signatureCases.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^signature\/[a-z]+\/[a-z0-9-]+$/);
});

it('names requirements and checks that exist, and covers every requirement', () => {
  const known = signatureRequirements.map(({ id }) => id);
  expect(new Set(known).size).toBe(known.length);
  const named = new Set(signatureCases.flatMap(({ because }) => because));
  expect([...named].filter((id) => !known.includes(id))).toEqual([]);
  expect(known.filter((id) => !named.has(id))).toEqual([]);
  const used = signatureCases.flatMap(({ then }) =>
    then.map((use) => (typeof use === 'string' ? use : use.check)),
  );
  expect(used.filter((id) => !(id in checks))).toEqual([]);
});

it('is a must only where the evidence of what it is about can carry it', () => {
  const weak = new Set(
    signatureRequirements
      .filter(({ evidence }) => evidence === 'inferred' || evidence === 'one-report')
      .map(({ id }) => id),
  );
  expect(signatureRequirements.filter(({ id, level }) => level === 'must' && weak.has(id))).toEqual(
    [],
  );
  expect(
    signatureCases.filter(({ level, because }) => level === 'must' && weak.has(because[0])),
  ).toEqual([]);
});

it('asks no more of a target than it needs', () => {
  const refused = signatureCases.filter(({ id }) => id.startsWith('signature/refused/'));
  expect(refused.flatMap(({ needs }) => needs)).toEqual(['second-key']);
});
