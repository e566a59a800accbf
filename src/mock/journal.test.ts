import { describe, expect, it } from 'vitest';
import { type JournalEntry, openJournal } from './journal.js';

const entry = (target: string, weight = 0) => ({
  weight,
  tell: (sequence: number, since: number) => ({
    sequence,
    at: 1000 - since,
    request: {
      method: 'GET',
      target,
      headers: [],
      body: { encoding: 'utf8' as const, text: '', bytes: 0 },
    },
    end: 'open' as const,
  }),
});

const targets = (journal: ReturnType<typeof openJournal>) =>
  journal.entries().map((one) => `${one.sequence} ${one.request.target}`);

describe('openJournal', () => {
  it('keeps the newest and keeps counting', () => {
    const journal = openJournal(2, 0);
    for (const target of ['/a', '/b', '/c']) journal.add(entry(target));
    expect(targets(journal)).toEqual(['2 /b', '3 /c']);
  });

  it('drops by weight too, but never the newest', () => {
    const journal = openJournal(10, 0);
    journal.add(entry('/a', 60_000_000));
    journal.add(entry('/b', 60_000_000));
    journal.add(entry('/c', 90_000_000));
    expect(targets(journal)).toEqual(['3 /c']);
    journal.add(entry('/d', 1));
    expect(targets(journal)).toEqual(['4 /d']);
  });

  it('drops what has become too heavy since it was added', () => {
    const journal = openJournal(10, 0);
    const [old, young]: [JournalEntry, JournalEntry] = [entry('/a', 10), entry('/b', 10)];
    journal.add(old);
    journal.add(young);
    young.grow?.(young, 30_000_000);
    expect(targets(journal)).toEqual(['1 /a', '2 /b']);
    old.grow?.(old, 40_000_000);
    expect(targets(journal)).toEqual(['2 /b']);
    expect(old.grow).toBeUndefined();
    journal.add(entry('/c', 30_000_000));
    expect(targets(journal)).toEqual(['2 /b', '3 /c']);
  });

  it('tells times from when the tenancy began', () => {
    const journal = openJournal(2, 400);
    journal.add(entry('/a'));
    expect(journal.entries()[0]?.at).toBe(600);
  });

  it('forgets when cleared', () => {
    const journal = openJournal(2, 0);
    journal.add(entry('/a'));
    journal.clear();
    expect(journal.entries()).toEqual([]);
  });
});
