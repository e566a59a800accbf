/** What is looked at, as it stands behind the `#` of the address. Pure. */
import type { Row } from './row.js';

/** A journal and what is to be seen of it. */
export interface View {
  /** A tenancy's name, or {@link strangers}. */
  readonly tenancy: string;
  /** Words that a row must have, all of them. */
  readonly text: string;
  readonly refused: boolean;
  /** A transport, `issuer` for all of these, or empty for any. */
  readonly transport: string;
  /** Sequence of the exchange that is open. */
  readonly open: number | undefined;
}

/** The journal of requests that belong to no tenancy; no tenancy can be named so. */
export const strangers = '~strangers';

/** Reads the part behind the `#`; what it does not say is as at first. */
export function readView(hash: string): View {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const open = Number(given.get('open') ?? Number.NaN);
  return {
    tenancy: given.get('tenancy') ?? 'default',
    text: given.get('text') ?? '',
    refused: given.get('refused') === 'only',
    transport: given.get('transport') ?? '',
    open: Number.isSafeInteger(open) ? open : undefined,
  };
}

/** The part behind the `#` for a view, with the `#`. */
export function writeView({ tenancy, text, refused, transport, open }: View): string {
  const said = new URLSearchParams({
    tenancy,
    ...(text === '' ? {} : { text }),
    ...(refused ? { refused: 'only' } : {}),
    ...(transport === '' ? {} : { transport }),
    ...(open === undefined ? {} : { open: String(open) }),
  });
  return `#${said}`;
}

/** Whether a row is to be seen. */
export function sees({ text, refused, transport }: View, row: Row): boolean {
  if (refused && !row.refused) return false;
  const { exchange } = row;
  if (transport === 'issuer' && exchange.issuer === undefined) return false;
  if (transport !== '' && transport !== 'issuer' && exchange.transport !== transport) return false;
  const words = text.toLowerCase().split(/\s+/);
  return words.every((word) => row.text.includes(word));
}
