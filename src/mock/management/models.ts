/** `GET /20231130/models` and `/models/{id}`. */
import { asPlatform } from '../../protocol/service-errors.js';
import { errorAnswer, notFound } from '../answers.js';
import type { Settings } from '../settings.js';
import type { Stages } from '../stages.js';

export function createManage(_settings: Settings): Stages['manage'] {
  return () => errorAnswer(asPlatform(notFound));
}
