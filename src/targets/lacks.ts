/** What a target cannot do, in words, told from its settings alone. */
import { proxymuxPort } from '../mock/doors/proxymux.js';
import type { AuthMode, ChatFormat } from '../protocol/call.js';
import type { Need } from '../suites/case.js';
import { orList } from './environment.js';
import type { TargetSettings } from './settings.js';

/** Needs that only the kit's own mock meets, and why a service does not. */
const beyondService: Partial<Readonly<Record<Need, string>>> = {
  'scripted-reply': 'a live service cannot be told what to answer',
  journal: 'a live service shows no journal of what it received',
  switches: 'the settings of a live tenancy are not switched by the kit',
  'known-models': 'the models on offer at a live service are not known beforehand',
  'second-key': 'a live run has no second key',
  profiles: 'a live run calls with one profile',
};

/** Models that the built-in mock is called with. */
const mockModels: Readonly<Record<ChatFormat, string>> = {
  GENERIC: 'meta.llama-3.3-70b-instruct',
  COHERE: 'cohere.command-r-plus-08-2024',
  COHEREV2: 'cohere.command-a-reasoning-08-2025',
  'openai-chat': 'meta.llama-3.3-70b-instruct',
  'openai-responses': 'openai.gpt-oss-120b',
};

/** The model that stands for `{model}` in calls of this format, when there is one. */
export function modelFor(settings: TargetSettings, apiFormat: ChatFormat): string | undefined {
  return settings.kind === 'mock' ? mockModels[apiFormat] : settings.models[apiFormat];
}

/** Why the target cannot meet a need; undefined when it can. */
export function lackOf(settings: TargetSettings, need: Need): string | undefined {
  if (settings.kind === 'mock') return undefined;
  if (need === 'chat-model' && Object.keys(settings.models).length === 0) {
    return `no model is named: set ${orList('model')}`;
  }
  if (need === 'project' && settings.access.projectId === undefined) return missingProject;
  return beyondService[need];
}

const missingProject = `no Generative AI project is named: set ${orList('project')}`;

/** Why nobody can call the target in an auth mode; undefined when somebody can. */
export function lackOfAuth(settings: TargetSettings, auth: AuthMode): string | undefined {
  return settings.kind === 'mock' ? undefined : settings.lacks[auth];
}

/** Why a model cannot be asked on Responses; only OpenAI's own can do without a project. */
export function lackOfProject(settings: TargetSettings, model: string): string | undefined {
  if (settings.kind === 'mock' || model.startsWith('openai.')) return undefined;
  return settings.access.projectId === undefined
    ? `${model} needs a Generative AI project on Responses: set ${orList('project')}`
    : undefined;
}

/** Why there is no model of this format, naming the variable. */
export function missingModel(apiFormat: ChatFormat): string {
  return `no ${apiFormat} model is named: set ${orList(apiFormat)}`;
}

/** Why nobody who has Oracle's SDK for Python, Go or Java can ask for the token of a workload. */
export const proxymuxTaken = `port ${proxymuxPort} is in use on this machine, which Oracle’s SDKs have hard-wired for a cluster’s proxymux: end what listens there, or leave out oke_workload_identity`;
