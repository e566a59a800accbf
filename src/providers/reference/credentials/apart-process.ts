/**
 * A process that has credentials from issuers over TLS, by Oracle's own providers, for a run that could not
 * trust the issuer's authority itself. It ends with the run that started it.
 */
import { SessionAuthDetailProvider } from 'oci-common';
import { isObject } from '../../../protocol/json.js';
import type { ApartAnswer, ApartQuestion, KeyHalves } from './apart-messages.js';
import { openWorkload, type Workload } from './open-workload.js';
import { wordsOf } from './problems.js';
import { withVariables } from './variables.js';

const held = new Map<number, Workload>();

function heldOf(of: number): Workload {
  const found = held.get(of);
  if (found === undefined) throw new Error('the credential is closed');
  return found;
}

async function keyOf(of: number, next: KeyHalves): Promise<Omit<ApartAnswer, 'id'>> {
  const { workload, keys } = heldOf(of);
  keys.hand(next);
  return { keyId: await workload.getKeyId(), privateKey: workload.getPrivateKey() };
}

async function perform(question: ApartQuestion): Promise<Omit<ApartAnswer, 'id'>> {
  switch (question.task) {
    case 'workload': {
      const { of, authority, token } = question;
      held.set(
        of,
        withVariables(question, () => openWorkload(authority, token)),
      );
      return {};
    }
    case 'session': {
      const session = new SessionAuthDetailProvider(question.configFile, question.profile);
      session.sessionToken = question.token;
      return { token: await session.refreshSessionToken() };
    }
    case 'configured': {
      const { performConfigured } = await import('../configured-here.js');
      return { report: await performConfigured(question) };
    }
    case 'key':
      return keyOf(question.of, question.next);
    case 'refresh': {
      const { workload, keys } = heldOf(question.of);
      keys.hand(question.next);
      await workload.refresh();
      return {};
    }
    case 'forget':
      held.delete(question.of);
      return {};
  }
}

const isQuestion = (message: unknown): message is ApartQuestion =>
  isObject(message) && typeof message.id === 'number' && typeof message.task === 'string';

process.on('message', async (message) => {
  if (!isQuestion(message)) return;
  const { id } = message;
  const answer = await perform(message).catch((thrown: unknown) => ({ failure: wordsOf(thrown) }));
  process.send?.({ id, ...answer } satisfies ApartAnswer);
});
process.on('disconnect', () => process.exit());
