import { describe, expect, it } from 'vitest';
import { cases } from '../suites/cases/index.js';
import type { ServiceSettings } from '../targets/settings.js';
import { dealt } from './dealing.js';
import { type PlannedCase, planRun } from './plan.js';
import type { Subject } from './subject.js';

const target = { kind: 'mock' } as const;
const reference = { kind: 'reference' } as const;
const service: ServiceSettings = {
  kind: 'url',
  access: {
    endpoint: 'http://127.0.0.1:1',
    managementEndpoint: 'http://127.0.0.1:1',
    configFile: '/config',
    profile: 'DEFAULT',
    compartmentId: 'ocid1.compartment.oc1..c',
    tenancyId: 'ocid1.tenancy.oc1..t',
    region: 'us-chicago-1',
  },
  ways: {},
  lacks: {},
  models: {},
};
const { cases: all } = planRun(cases, {}, target);
const planned = all.filter(({ reason }) => reason === undefined);

const nameOf = ({ case: { id }, transport, auth }: PlannedCase) => `${id} ${transport} ${auth}`;
const isProbe = ({ case: { when } }: PlannedCase) => when.operation === 'probe';

/** Those of a share that have a property, by their cells. */
const cellsOf = (share: readonly PlannedCase[], has: (one: PlannedCase) => boolean) => [
  ...new Set(share.filter(has).map(({ transport, auth }) => `${transport} ${auth}`)),
];

describe('the default run on two cores', () => {
  const [first = [], second = [], ...others] = dealt(planned, { target, subject: reference }, 2);

  it('has every case in one of two shares', () => {
    expect(others).toEqual([]);
    expect([...first, ...second].map(nameOf).sort()).toEqual(planned.map(nameOf).sort());
  });

  it('leaves what Oracle’s SDK calls to the first, and what OpenAI’s client calls to the second', () => {
    const calls = (one: PlannedCase) => !isProbe(one) && one.auth !== 'api_key';
    expect(cellsOf(second, calls)).toEqual(['v1 genai_api_key', 'responses genai_api_key']);
    const native = (one: PlannedCase) => !isProbe(one) && one.transport === 'sdk';
    expect(second.filter(native).length).toBeLessThan(first.filter(native).length / 5);
    const bearer = ({ auth }: PlannedCase) => auth === 'genai_api_key';
    expect(first.filter(bearer).map(({ case: { when } }) => when.operation)).toEqual([
      'life',
      'life',
    ]);
  });

  it('leaves to one worker what is costly to load: models, tokens, the process apart', () => {
    const costly = ({ case: { when }, transport, auth }: PlannedCase) =>
      (transport === 'management' && when.operation !== 'probe') ||
      /^(session_token|instance_principal|resource_principal|oke_workload_identity)$/.test(auth) ||
      when.operation === 'configured';
    expect(first.filter(costly)).toHaveLength(planned.filter(costly).length);
    expect(second.filter(costly)).toEqual([]);
  });

  it('begins with what starts the process apart, and spreads what waits', () => {
    const starts = ({ case: { when }, auth }: PlannedCase) =>
      when.operation === 'configured' || auth === 'oke_workload_identity';
    expect(first.slice(0, 1).filter(starts)).toHaveLength(1);
    const renewed = first.flatMap(({ case: { id } }, at) =>
      id.startsWith('auth/renewed/') ? [at] : [],
    );
    expect(renewed.length).toBeGreaterThan(20);
    expect(Math.min(...renewed.slice(1))).toBeGreaterThan(first.length / 10);
    expect(Math.max(...renewed)).toBeLessThan(first.length * 0.85);
  });
});

describe('other runs', () => {
  it('have one share on one core', () => {
    expect(dealt(planned, { target, subject: reference }, 1)).toHaveLength(1);
  });

  it('have one share, in the order of the catalogue, where a service is asked', () => {
    const [share = [], ...others] = dealt(planned, { target: service, subject: reference }, 8);
    expect(others).toEqual([]);
    expect(share).toEqual(planned);
  });

  it('have no more shares than processes under test', () => {
    const subject = (workers: number): Subject => ({
      kind: 'command',
      command: 'true',
      introduction: {
        name: 'one',
        version: '1',
        capabilities: { transports: [], auths: [], features: [] },
      },
      workers,
      environment: {},
    });
    expect(dealt(planned, { target, subject: subject(1) }, 8)).toHaveLength(1);
    expect(dealt(planned, { target, subject: subject(4) }, 8)).toHaveLength(2);
  });
});
