/** Adapter processes of a run: started when needed, lent, replaced when they fail, ended. */
import type { Introduction } from '../adapter/introduction.js';
import type { Connection } from './connection.js';
import { deferred } from './waiting.js';
import { AdapterFailure } from './words.js';

/** Variables beside those of the run. */
export type Variables = Readonly<Record<string, string>>;

/** A process, lent for one session. */
export interface Loan {
  readonly connection: Connection;
  /** Gives it back. */
  release(): Promise<void>;
}

/** Lends processes. */
export interface Pool {
  /**
   * A process with a place free; waits for one.
   *
   * @param own the process is started with these variables, and ends with the session
   * @throws AdapterFailure when none can be started, or one failed since its last session
   */
  lend(signal: AbortSignal, own?: Variables): Promise<Loan>;
  close(): Promise<void>;
}

/** What a pool is made with. */
export interface PoolOptions {
  /** Processes at once, those of their own session not counted. */
  readonly size: number;
  readonly parallel: Introduction['parallel'];
  readonly open: (signal: AbortSignal, own?: Variables) => Promise<Connection>;
}

/** After so many starts without success, nothing more is started. */
const patience = 3;

interface Member {
  /** Undefined while it starts. */
  connection?: Connection;
  sessions: number;
}

/** Makes a pool; nothing is started before it is needed. */
export function createPool({ size, parallel, open }: PoolOptions): Pool {
  const members = new Set<Member>();
  const own = new Set<Connection>();
  const waiting: (() => void)[] = [];
  let failures = 0;
  let broken: AdapterFailure | undefined;

  /** Those who wait look again. */
  const call = () => {
    for (const look of waiting.splice(0)) look();
  };

  const start = async (signal: AbortSignal, variables?: Variables): Promise<Connection> => {
    if (broken !== undefined) throw broken;
    try {
      const connection = await open(signal, variables);
      failures = 0;
      return connection;
    } catch (thrown) {
      failures += 1;
      if (failures >= patience && thrown instanceof AdapterFailure) broken = thrown;
      throw thrown;
    }
  };

  const freeMember = (): Member | undefined =>
    [...members].find(
      ({ connection, sessions }) => connection !== undefined && sessions < parallel,
    );

  const addMember = async (signal: AbortSignal): Promise<Member> => {
    const member: Member = { sessions: 0 };
    members.add(member);
    try {
      member.connection = await start(signal);
      return member;
    } catch (thrown) {
      members.delete(member);
      throw thrown;
    } finally {
      call();
    }
  };

  const lendShared = async (signal: AbortSignal): Promise<Loan> => {
    for (;;) {
      const member = freeMember() ?? (members.size < size ? await addMember(signal) : undefined);
      const connection = member?.connection;
      if (member === undefined || connection === undefined) {
        const turn = deferred<void>();
        waiting.push(() => turn.resolve());
        await turn.promise;
        continue;
      }
      if (connection.retired || connection.failure !== undefined) {
        members.delete(member);
        // Nobody was told of what it did between two sessions.
        if (member.sessions === 0 && connection.failure !== undefined) throw connection.failure;
        continue;
      }
      member.sessions += 1;
      return {
        connection,
        async release() {
          member.sessions -= 1;
          if (connection.retired || connection.failure !== undefined) members.delete(member);
          if (connection.retired && member.sessions === 0) connection.kill();
          call();
        },
      };
    }
  };

  return {
    async lend(signal, variables) {
      if (variables === undefined) return lendShared(signal);
      const connection = await start(signal, variables);
      own.add(connection);
      return {
        connection,
        async release() {
          own.delete(connection);
          await connection.close();
        },
      };
    },
    async close() {
      const all = [...members].flatMap(({ connection }) => connection ?? []);
      members.clear();
      await Promise.all([...all, ...own].map((connection) => connection.close()));
    },
  };
}
