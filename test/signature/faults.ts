/** How planted bugs of the signature subject change the mock's verdict on whose a request is. */
import type { Identity, Received, StageWrap } from '../../src/mock/stages.js';
import type { ErrorReply } from '../../src/protocol/reply.js';
import type { SignatureProblem } from '../../src/protocol/signature/verdict.js';

/** A refusal by the service as it should be. */
export type Refused = Extract<Identity, { ok: false }>;

/** The values of a header. */
export function valuesOf(received: Received, name: string): string[] {
  return received.headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
}

/** A parameter of the Authorization value. */
export function parameterOf(received: Received, name: string): string {
  const [value = ''] = valuesOf(received, 'authorization');
  return new RegExp(`${name}="([^"]*)"`).exec(value)?.[1] ?? '';
}

/** The covered names in lower case. */
export function coveredBy(received: Received): string[] {
  return parameterOf(received, 'headers').toLowerCase().split(' ').filter(Boolean);
}

/** The name of the line that a refusal marks. */
export function markedIn({ diagnosis }: Refused): string | undefined {
  return diagnosis.lines.find(({ first }) => first)?.name;
}

/** Changes refusals; what is accepted stays so. */
export function onRefusal(change: (refused: Refused, received: Received) => Identity): StageWrap {
  return (stages) => ({
    ...stages,
    identify(received) {
      const identity = stages.identify(received);
      return identity.ok ? identity : change(identity, received);
    },
  });
}

/** Accepts what has to be refused, where this holds. The journal still tells the truth. */
export function letIn(when: (refused: Refused, received: Received) => boolean): StageWrap {
  return onRefusal((refused, received) => {
    const { tenancy, problem, diagnosis } = refused;
    return tenancy && when(refused, received)
      ? { ok: true, tenancy, overlooked: { problem, diagnosis } }
      : refused;
  });
}

/** Answers these problems with another error. */
export function answering(
  error: Omit<ErrorReply, 'message'>,
  ...problems: readonly SignatureProblem[]
): StageWrap {
  return onRefusal((refused) =>
    problems.includes(refused.problem)
      ? { ...refused, error: { ...refused.error, ...error } }
      : refused,
  );
}

/** Refuses what has to be accepted, where this holds. */
export function turnAway(when: (received: Received) => boolean): StageWrap {
  return (stages) => ({
    ...stages,
    identify(received) {
      const identity = stages.identify(received);
      // A bearer key signs nothing.
      if (!identity.ok || identity.auth === 'genai_api_key' || !when(received)) return identity;
      return {
        ok: false,
        tenancy: identity.tenancy,
        problem: 'signature-mismatch',
        error: { status: 401, message: 'Failed to verify the HTTP(S) Signature' },
        diagnosis: {
          problem: 'signature-mismatch',
          summary: 'Planted.',
          remedy: 'None.',
          lines: [],
        },
      };
    },
  });
}

/** Judges another request than the one that arrived. */
export function misreading(change: (received: Received) => Received): StageWrap {
  return (stages) => ({ ...stages, identify: (received) => stages.identify(change(received)) });
}

/** Judges another Authorization value than the one that arrived. */
export function misreadingAuthorization(change: (value: string) => string): StageWrap {
  return misreading((received) => ({
    ...received,
    headers: received.headers.map(([name, value]) =>
      name.toLowerCase() === 'authorization' ? [name, change(value)] : [name, value],
    ),
  }));
}
