/** The plan of a run that costs something, in words, before it begins. */
import { authModes } from '../protocol/call.js';
import type { RunPlan } from '../runner/plan.js';
import type { ServiceSettings } from '../targets/settings.js';

/** What will be asked of whom, and the most that it can cost. Ends with a line feed. */
export function planText(plan: RunPlan, target: ServiceSettings): string {
  const applicable = plan.cases.filter((planned) => planned.reason === undefined).length;
  const { access, models } = target;
  const named = Object.entries(models).map(([format, model]) => `${format} ${model}`);
  return [
    `Plan: ${applicable} of ${plan.cases.length} cases against ${access.endpoint}`,
    `  profile      ${access.profile} of ${access.configFile}`,
    `  compartment  ${access.compartmentId}`,
    `  project      ${access.projectId ?? 'none'}`,
    `  auth modes   ${authModes.filter((auth) => target.lacks[auth] === undefined).join(', ')}`,
    `  API key      ${access.apiKey === undefined ? 'none' : 'given'}`,
    `  models       ${named.length === 0 ? 'none' : named.join(', ')}`,
    `  at most      ${plan.cost.calls} requests, ${plan.cost.outputTokens} output tokens`,
    '',
  ].join('\n');
}
