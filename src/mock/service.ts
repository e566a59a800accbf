/** The stages as the service has them; faults and planted bugs wrap these. */
import { loadValidators } from '../protocol/validators.js';
import type { RecordingSet } from '../recordings/recording.js';
import { errorAnswer, notFound } from './answers.js';
import { createIdentify } from './identity/identify.js';
import type { Registry } from './identity/registry.js';
import { createAdmit } from './inference/chat.js';
import { createManage } from './management/models.js';
import { createChoose } from './replies/choose.js';
import { createRender } from './replies/render.js';
import type { Settings } from './settings.js';
import type { Stages } from './stages.js';

/** What the stages know of the mock they serve. */
export interface ServiceParts {
  readonly settings: Settings;
  readonly registry: Registry;
  readonly recordings: RecordingSet;
  /** The tenancy of requests that name none, where that is allowed. */
  readonly defaultName: string;
}

/** Puts the stages together. Loads the request schemas, which takes a few hundred milliseconds. */
export async function createStages(parts: ServiceParts): Promise<Stages> {
  const { settings, recordings } = parts;
  const validators = await loadValidators();
  return {
    identify: createIdentify(parts),
    admit: createAdmit(settings, validators),
    choose: createChoose(settings.seed),
    render: createRender({ recordings, seed: settings.seed, clock: settings.clock }),
    manage: createManage(settings),
    serve: () => errorAnswer(notFound),
    keep: (_understood, answer) => answer,
    dispatch: (answer) => answer,
  };
}
