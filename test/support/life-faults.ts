/** Faults of clients in how they are made, closed, and how long they wait. */
import type { ChatCall, LifeCall, LifeStep } from '../../src/protocol/call.js';
import type { Provider } from '../../src/providers/provider.js';
import type { StepOutcome } from '../../src/suites/trace.js';

type Fault = (reference: Provider) => Provider;

/** Lives by other steps than it is told. */
export const livesOtherwise =
  (change: (steps: readonly LifeStep[]) => readonly LifeStep[]): Fault =>
  (reference) => ({
    ...reference,
    run: (call, ...rest) =>
      reference.run(
        call.operation === 'life' ? { ...call, steps: change(call.steps) } : call,
        ...rest,
      ),
  });

/** Reports other outcomes of the steps than there were. */
export const lived =
  (change: (steps: readonly StepOutcome[], call: LifeCall) => readonly StepOutcome[]): Fault =>
  (reference) => ({
    ...reference,
    async run(call, ...rest) {
      const report = await reference.run(call, ...rest);
      const { steps } = report.outcome;
      if (call.operation !== 'life' || steps === undefined) return report;
      return { ...report, outcome: { ...report.outcome, steps: change(steps, call) } };
    },
  });

/** Makes other chat calls than it is told, within its life. */
export const asksOtherwise = (change: (call: ChatCall) => ChatCall): Fault =>
  livesOtherwise((steps) =>
    steps.map((step) =>
      step.call.operation === 'chat' ? { ...step, call: change(step.call) } : step,
    ),
  );
