/** The stages as the service has them; faults and planted bugs wrap these. */
import type { KeyObject } from 'node:crypto';
import { loadValidators, type Validators } from '../protocol/validators.js';
import type { RecordingSet } from '../recordings/recording.js';
import { createFaults } from './faults/wrap.js';
import type { Authority } from './identity/authority.js';
import { createIdentify } from './identity/identify.js';
import type { Registry } from './identity/registry.js';
import type { Tokens } from './identity/tokens.js';
import { createVerdicts, type Verdicts } from './identity/verdicts.js';
import type { Verifier } from './identity/verifier.js';
import { actionAsked, createActionAdmit } from './inference/actions.js';
import { createAdmit } from './inference/chat.js';
import { createChatAdmit } from './inference/chat-completions.js';
import { createKeep } from './inference/keep.js';
import { createResponsesAdmit } from './inference/responses.js';
import { createServe } from './inference/serve.js';
import { createIssue } from './issuers/issue.js';
import { createManage } from './management/manage.js';
import { createChoose } from './replies/choose.js';
import { createRender } from './replies/render.js';
import type { Settings } from './settings.js';
import type { Stages } from './stages.js';

/** What the stages know of the mock they serve. */
export interface ServiceParts {
  readonly settings: Settings;
  readonly registry: Registry;
  readonly tokens: Tokens;
  readonly recordings: RecordingSet;
  /** The tenancy of requests that name none, where that is allowed. */
  readonly defaultName: string;
  readonly authority: Authority;
  readonly verifier: Verifier;
  /** Origin of the mock, over HTTP; known once it listens. */
  readonly origin: () => string;
  /** The key that resources have of their own; `undefined` where none was made. */
  readonly resourceKey: () => KeyObject | undefined;
}

/** What answers the requests of one mock. */
export interface Service {
  readonly stages: Stages;
  readonly prepare: Verdicts['prepare'];
}

/** Puts the service together. Loads the request schemas, which takes a few hundred milliseconds. */
export async function createService(parts: ServiceParts): Promise<Service> {
  const { settings, recordings } = parts;
  const validators = await loadValidators();
  const verdicts = createVerdicts(parts);
  const stages: Stages = {
    identify: createIdentify({ ...parts, verdicts }),
    admit: admitting(settings, validators),
    choose: createChoose(settings.seed),
    render: createRender({ recordings, seed: settings.seed, clock: settings.clock }),
    manage: createManage(settings),
    serve: createServe(settings),
    keep: createKeep(),
    issue: createIssue(parts),
    dispatch: (answer) => answer,
  };
  const faulty = createFaults(settings.seed, recordings, ({ faults }) => faults);
  return { stages: faulty(stages), prepare: verdicts.prepare };
}

/** One way of admitting for each transport; without a route the request is a native one. */
function admitting(settings: Settings, validators: Validators): Stages['admit'] {
  const native = createAdmit(settings, validators);
  const action = createActionAdmit(settings, validators);
  const chat = createChatAdmit(settings, validators);
  const responses = createResponsesAdmit(settings, validators);
  return (received, tenancy, route) => {
    if (route === undefined) {
      const name = actionAsked(received);
      return name ? action(name, received, tenancy) : native(received, tenancy);
    }
    const admit = route.operation === 'responses.create' ? responses : chat;
    return admit(received, tenancy, route);
  };
}
