/** Ways to plant a fault in how a client goes on from the answers of tools. */
import type { ChatCall, Message, RoundsCall } from '../../src/protocol/call.js';
import type { Provider } from '../../src/providers/provider.js';
import { rounds } from '../../src/providers/reference/rounds.js';
import type { ProviderEvent } from '../../src/suites/trace.js';

/** Makes other turns of rounds than it should; the first is left alone. */
export const goesOn =
  (edit: (turn: ChatCall, call: RoundsCall) => ChatCall) =>
  (reference: Provider): Provider => ({
    ...reference,
    async run(call, access, signal) {
      if (call.operation !== 'rounds') return reference.run(call, access, signal);
      const events: ProviderEvent[] = [];
      const outcome = await rounds(call, async (turn) => {
        const report = await reference.run(
          turn === call.first ? turn : edit(turn, call),
          access,
          signal,
        );
        events.push(...report.events);
        return report.outcome;
      });
      return { outcome, events };
    },
  });

/** The same turn with other messages. */
export const retold =
  (edit: (messages: readonly Message[]) => readonly Message[]) =>
  (turn: ChatCall): ChatCall => ({ ...turn, messages: edit(turn.messages) });

/** Each message for another, by its place. */
export const each = (edit: (message: Message, at: number) => Message) =>
  retold((messages) => messages.map(edit));
