/** What a run will do, before it does anything. Pure. */
import type { AuthMode, Transport } from '../protocol/call.js';
import type { Case, Level } from '../suites/case.js';
import { select } from '../suites/catalogue.js';
import { isOfService, undeclared } from '../suites/features-of-cases.js';
import { isOfGateways } from '../suites/gateways.js';
import { type Cost, costOf, limitCall, sumCosts } from '../targets/budget.js';
import { lackOf, lackOfAuth, lackOfProject, missingModel, modelFor } from '../targets/lacks.js';
import type { TargetSettings } from '../targets/settings.js';
import { cellsOf, leadingMode, type MatrixCell } from './matrix.js';
import { modelFormat, onTransport } from './resolve-call.js';
import { shapesOf } from './shapes.js';
import type { Declared } from './subject.js';

/** Which cases of which cells to run; what is absent or empty narrows nothing. */
export interface Wanted {
  readonly filter?: readonly string[];
  readonly skip?: readonly string[];
  readonly transports?: readonly Transport[];
  readonly auths?: readonly AuthMode[];
  /** The least level to run: `must` runs the musts alone, `info` all. */
  readonly level?: Level;
}

/** A case in a cell. `reason` says why it is not applicable there. */
export interface PlannedCase {
  readonly case: Case;
  readonly transport: Transport;
  readonly auth: AuthMode;
  readonly reason?: string;
}

/** A run, planned. */
export interface RunPlan {
  readonly cells: readonly MatrixCell[];
  readonly cases: readonly PlannedCase[];
  /** The most that the applicable cases can cost. */
  readonly cost: Cost;
}

/** From the strictest to the mildest. */
const levels: readonly Level[] = ['must', 'should', 'info'];

/**
 * Plans a run over the catalogue. Cases that name auth modes look at credentials, and run in each of them. All
 * others run in one mode: the leading one of their transport, or a Generative AI API key where the kit's own providers
 * call the mock and a request of the same shape is signed already.
 *
 * @param declared the provider under test: what it does not declare is not applicable, and cases about the
 *   service alone are left out; absent for the kit's own providers
 * @throws ConformError `OCIC_UNKNOWN_PATTERN` or `OCIC_BAD_OPTION` for a pattern of `wanted`
 */
export function planRun(
  catalogue: readonly Case[],
  wanted: Wanted,
  settings: TargetSettings,
  declared?: Declared,
): RunPlan {
  const cells = cellsOf(wanted).map((cell) => withDeclared(cell, declared));
  const has = (auth: AuthMode) => lackOfAuth(settings, auth) === undefined;
  const possible = cells.filter((cell) => cell.reason === undefined);
  const spares = declared === undefined && settings.kind === 'mock';
  const modes = new Map(
    [...new Set(possible.map(({ transport }) => transport))].map((transport) => {
      const rivals = possible.filter((cell) => cell.transport === transport);
      const keyed = spares && rivals.some(({ auth }) => auth === key);
      const spared = keyed ? repeated(catalogue, transport) : noCases;
      return [transport, { lead: leadingMode(rivals, has), spared }] as const;
    }),
  );
  const places = possible.flatMap(({ transport, auth }) => {
    const { lead, spared = noCases } = modes.get(transport) ?? {};
    const isHere = ({ transports, auths }: Case, neutral: AuthMode | undefined) =>
      transports.includes(transport) && (auths?.includes(auth) ?? neutral === auth);
    return catalogue
      .filter((one) => isHere(one, spared.has(one) ? key : lead))
      .map((one) => ({ id: one.id, level: one.level, transport, auth, case: one }));
  });
  const kept = select(places, wanted).filter(
    (place) =>
      isWanted(place.level, wanted.level) &&
      (declared === undefined || !isOfService(place.case)) &&
      (declared?.capabilities.upstream !== undefined || !isOfGateways(place.case)),
  );
  const cases = kept.map(({ case: one, transport, auth }) => {
    const reason =
      (declared && undeclared(one, transport, declared)) ??
      whyNot(one, { transport, auth }, settings);
    return { case: one, transport, auth, ...(reason === undefined ? {} : { reason }) };
  });
  const applicable = cases.filter((planned) => planned.reason === undefined);
  return { cells, cases, cost: sumCosts(applicable.map((planned) => cost(planned.case))) };
}

const key = 'genai_api_key';

const noCases: ReadonlySet<Case> = new Set();

/** The cases that look at no credential and make no request but such as another makes before them. */
function repeated(catalogue: readonly Case[], transport: Transport): ReadonlySet<Case> {
  const known = new Set<string>();
  const found = new Set<Case>();
  for (const one of catalogue) {
    if (one.auths !== undefined || !one.transports.includes(transport)) continue;
    const shapes = shapesOf(onTransport(one.when, transport));
    if (shapes.length > 0 && shapes.every((shape) => known.has(shape))) found.add(one);
    for (const shape of shapes) known.add(shape);
  }
  return found;
}

/** Cells that nobody has stay as they are; of the others, the provider has those that it declares. */
function withDeclared(cell: MatrixCell, declared: Declared | undefined): MatrixCell {
  if (declared === undefined || cell.reason !== undefined) return cell;
  const { name, capabilities } = declared;
  const { transports, auths } = capabilities;
  if (transports.includes(cell.transport) && auths.includes(cell.auth)) return cell;
  const list = (words: readonly string[]) => (words.length === 0 ? 'none' : words.join(', '));
  return {
    ...cell,
    reason: `${name} declares the transports ${list(transports)} and the auth modes ${list(auths)}`,
  };
}

/** Whether a level is the least one that is wanted, or above. */
export function isWanted(level: Level, least: Level = 'info'): boolean {
  return levels.indexOf(level) <= levels.indexOf(least);
}

function whyNot(
  one: Case,
  { transport, auth }: MatrixCell,
  settings: TargetSettings,
): string | undefined {
  const lacks = [lackOfAuth(settings, auth), ...one.needs.map((need) => lackOf(settings, need))];
  const lack = lacks.find((found) => found !== undefined);
  if (lack !== undefined) return lack;
  const format = modelFormat(onTransport(one.when, transport), transport);
  const model = format && modelFor(settings, format);
  if (format !== undefined && model === undefined) return missingModel(format);
  const unscoped =
    model !== undefined && transport === 'responses' ? lackOfProject(settings, model) : undefined;
  if (unscoped !== undefined) return unscoped;
  if (settings.kind !== 'mock' && !Number.isFinite(cost(one).outputTokens)) {
    return 'its request sets no limit on output tokens, so a live run does not send it';
  }
  return undefined;
}

function cost(one: Case): Cost {
  return costOf(limitCall(one.when));
}
