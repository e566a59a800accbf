import { describe, expect, it } from 'vitest';
import { createIdentifiers } from './identifiers.js';

const chicago = () => createIdentifiers('us-chicago-1', '1/default');

describe('identifiers', () => {
  it('have the shapes of the service', () => {
    const ids = chicago();
    expect(ids.response()).toMatch(/^resp_ord_[a-z0-9]{48}$/);
    expect(ids.conversation(false)).toMatch(/^conv_ord_[a-z0-9]+$/);
    expect(ids.conversation(true)).toMatch(/^conv_[0-9a-f]{32}$/);
    expect(ids.item('msg')).toMatch(/^msg_[0-9a-f]{32}$/);
    expect(ids.file()).toMatch(/^file-ord-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(ids.vectorStore()).toMatch(/^vs_ord_[a-z0-9]+$/);
  });

  it('carry the airport of their region', () => {
    expect(createIdentifiers('ap-osaka-1', '').response()).toMatch(/^resp_kix_/);
  });

  it('are the same for the same words and others for others', () => {
    expect(chicago().response()).toBe(chicago().response());
    expect(createIdentifiers('us-chicago-1', '1/blue').response()).not.toBe(chicago().response());
  });

  it('do not come twice', () => {
    const ids = chicago();
    const made = Array.from({ length: 20_000 }, () => ids.item('msg'));
    expect(new Set(made).size).toBe(20_000);
  });
});
