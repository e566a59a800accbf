/** A process for one call of an author's object, which it loads by itself; it ends with the tests that started it. */
import { isObject } from '../../protocol/json.js';
import type { Capabilities } from '../../suites/features.js';
import type { ApartAnswer, ApartQuestion } from './apart-messages.js';
import { createInProcessProvider } from './in-process.js';
import { loadTested } from './load-tested.js';
import type { TestedProvider } from './tested-provider.js';

const say = (answer: ApartAnswer): Promise<void> =>
  new Promise((resolve) => process.send?.(answer, () => resolve()));

/** What another process declared is not looked at in this one. */
const capabilities: Capabilities = { transports: [], auths: [], features: [] };

/** The object as it is asked here, where the variables and the home of the case are. */
function asAsked(tested: TestedProvider, { module, told }: ApartQuestion): TestedProvider {
  if (told === undefined) {
    const { toolResults } = tested;
    return {
      capabilities,
      call: (call, context) => tested.call(call, context),
      ...(toolResults && {
        toolResults: (results, context) => toolResults.call(tested, results, context),
      }),
    };
  }
  const { configured } = tested;
  if (typeof configured !== 'function') {
    throw new Error(`the default export of ${module} has no function \`configured\``);
  }
  return {
    capabilities,
    call: (call, { access: _, ...context }) => configured.call(tested, call, told, context),
  };
}

async function perform(question: ApartQuestion): Promise<ApartAnswer> {
  const { name, module, call, access, occasion } = question;
  try {
    const provider = createInProcessProvider(name, asAsked(await loadTested(module), question));
    await say({ began: true });
    return { report: await provider.run(call, access, new AbortController().signal, occasion) };
  } catch (thrown) {
    return { failure: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

const isQuestion = (message: unknown): message is ApartQuestion =>
  isObject(message) && typeof message.module === 'string' && isObject(message.call);

process.once('message', async (message) => {
  if (!isQuestion(message)) return;
  await say(await perform(message));
  process.exit();
});
process.on('disconnect', () => process.exit());
