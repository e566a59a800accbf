/** A journal as it grows: read whole, then followed, again and again when the connection drops. */
import type { Exchange } from '../protocol/exchange.js';
import { ApiError, api, ask } from './api.js';
import { member } from './row.js';

/** How the page stands with the mock: followed, not reachable, or without such a journal. */
export type FeedState = 'live' | 'lost' | 'gone';

/** Who is told. */
export interface Listener {
  /**
   * All that the journal holds, oldest first, at the beginning and after each interruption, and when it began, in
   * milliseconds since the epoch.
   */
  readonly whole: (exchanges: readonly Exchange[], began: number | undefined) => void;
  /** One more, or one that was told before and has grown since. */
  readonly one: (exchange: Exchange) => void;
  readonly state: (state: FeedState) => void;
}

/** Milliseconds before another try. */
const patience = 1000;

/** Checks no more than what tells an exchange from all else: the API is the mock's own. */
function isExchange(value: unknown): value is Exchange {
  return typeof member(value, 'sequence') === 'number' && member(value, 'request') !== undefined;
}

/** The exchanges in what a journal answers. */
export function exchangesIn(answer: unknown): readonly Exchange[] {
  const list = member(answer, 'exchanges');
  return Array.isArray(list) ? list.filter(isExchange) : [];
}

/**
 * Follows a journal while the page is to be seen: a hidden one gives its connection back, since a browser has but six
 * for a host, and catches up when it is seen again.
 *
 * @param path of the journal's owner below the API, such as `tenancies/default`
 * @returns what ends it
 */
export function followJournal(path: string, listener: Listener): () => void {
  let ended = false;
  let stream: EventSource | undefined;
  let timer: number | undefined;
  /** Counts the tries; what an older one hears is not for anybody. */
  let turn = 0;
  const stop = () => {
    turn += 1;
    stream?.close();
    stream = undefined;
    clearTimeout(timer);
  };
  const again = () => {
    stop();
    timer = setTimeout(begin, patience);
  };
  const open = (since: number) => {
    const source = new EventSource(`${api}/${path}/journal/follow?since=${since}`);
    stream = source;
    source.addEventListener('exchange', (event) => {
      const exchange: unknown = JSON.parse(event.data);
      if (isExchange(exchange)) listener.one(exchange);
    });
    source.addEventListener('error', () => {
      if (stream !== source) return;
      listener.state('lost');
      again();
    });
  };
  const begin = async () => {
    stop();
    const mine = turn;
    try {
      const answer = await ask('GET', `${path}/journal`);
      if (mine !== turn || ended) return;
      const exchanges = exchangesIn(answer);
      const began = member(answer, 'began');
      listener.whole(exchanges, typeof began === 'number' ? began : undefined);
      listener.state('live');
      // One that was under way may have ended since: it is told again.
      const unfinished = exchanges.find(({ end }) => end === 'open');
      open(unfinished ? unfinished.sequence - 1 : (exchanges.at(-1)?.sequence ?? 0));
    } catch (error) {
      if (mine !== turn || ended) return;
      listener.state(error instanceof ApiError && error.status === 404 ? 'gone' : 'lost');
      again();
    }
  };
  const seen = () => (document.hidden ? stop() : begin());
  document.addEventListener('visibilitychange', seen);
  if (!document.hidden) begin();
  return () => {
    ended = true;
    stop();
    document.removeEventListener('visibilitychange', seen);
  };
}
