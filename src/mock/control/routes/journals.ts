/** Routes of journals: each tenancy's, and that of strangers. */
import Type, { type Static } from 'typebox';
import type { Connection, Exchange } from '../../../protocol/exchange.js';
import { closed } from '../../../protocol/schemas/wire.js';
import type { WatchedJournal } from '../../options.js';
import { sendEvents } from '../events.js';
import type { ControlParts } from '../parts.js';
import { apiPath } from '../path.js';
import type { ControlApp } from '../provider.js';
import { tenancyNamed } from '../resources.js';
import {
  answers,
  byName,
  connection,
  exchange,
  followQuery,
  journalQuery,
  listOf,
  silence,
} from '../schemas.js';

type Query = Static<typeof journalQuery>;

/** Whether an exchange is one of those asked for. */
function isAsked(query: Omit<Query, 'since' | 'limit'>, one: Exchange): boolean {
  const { transport, auth, status, verdict, target } = query;
  return (
    (transport === undefined || one.transport === transport) &&
    (auth === undefined || one.identity?.auth === auth) &&
    (status === undefined || one.response?.status === status) &&
    (verdict === undefined || one.identity?.verdict === verdict) &&
    (target === undefined || one.request.target.includes(target))
  );
}

const listed = closed(
  {
    began: Type.Number({ description: 'When the journal began, in milliseconds since the epoch.' }),
    exchanges: listOf<Exchange>(exchange),
    connections: listOf<Connection>(connection),
  },
  'Exchanges, oldest first, and the connections that they came on.',
);

const events = Type.Unsafe<string>({
  description: 'Events named exchange, each with the sequence as id and an Exchange as data.',
  content: { 'text/event-stream': { schema: Type.String() } },
});

const tags = ['journal'];

const noNames = closed({});

/** Adds the routes of one journal below a path. */
function addJournal(
  app: ControlApp,
  path: string,
  whose: string,
  params: typeof byName | typeof noNames,
  of: (names: Partial<Static<typeof byName>>) => WatchedJournal,
): void {
  app.get(
    path,
    {
      schema: {
        tags,
        operationId: `show${whose}Journal`,
        summary: 'Exchanges, oldest first. One whose end is open is still going on.',
        params,
        querystring: journalQuery,
        response: answers(listed),
      },
    },
    (request) => {
      const { since = 0, limit, ...query } = request.query;
      const journal = of(request.params);
      const exchanges = journal
        .journal()
        .filter((one) => one.sequence > since && isAsked(query, one))
        .slice(0, limit);
      const theirs = new Set(exchanges.map((one) => one.connection));
      const connections = journal.connections().filter(({ number }) => theirs.has(number));
      return { began: journal.began, exchanges, connections };
    },
  );
  app.delete(
    path,
    {
      schema: {
        tags,
        operationId: `clear${whose}Journal`,
        summary: 'Forgets the exchanges so far; sequence keeps counting.',
        params,
        response: silence,
      },
    },
    async (request, reply) => {
      of(request.params).clearJournal();
      return reply.code(204).send(null);
    },
  );
  app.get(
    `${path}/follow`,
    {
      exposeHeadRoute: false,
      schema: {
        tags,
        operationId: `follow${whose}Journal`,
        summary:
          'Exchanges as Server-Sent Events, when they begin and when they are over, under the same id.',
        params,
        querystring: followQuery,
        headers: Type.Object({
          'last-event-id': Type.Optional(Type.String({ description: 'As since.' })),
        }),
        response: answers(events),
      },
    },
    (request, reply) => {
      const { since, ...query } = request.query;
      const journal = of(request.params);
      sendEvents(request.raw, reply, { journal, since, isAsked: (one) => isAsked(query, one) });
    },
  );
}

/** Adds them. */
export function addJournals(app: ControlApp, { mock }: ControlParts): void {
  const path = `${apiPath}/tenancies/:tenancy/journal`;
  addJournal(app, path, '', byName, ({ tenancy = '' }) => tenancyNamed(mock, tenancy));
  addJournal(app, `${apiPath}/strangers/journal`, 'Strangers', noNames, () => mock);
}
