import { ownAnswers, ownFrames } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

const escaped = (json: string): string =>
  json.replace(
    /[^\x20-\x7e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

export default {
  name: 'escapes-non-ascii',
  sin: 'Text beyond ASCII is escaped.',
  wrap: (stages) =>
    ownAnswers((result) => escaped(JSON.stringify(result)))(
      ownFrames((all) => all.map(escaped))(stages),
    ),
} satisfies PlantedBug;
