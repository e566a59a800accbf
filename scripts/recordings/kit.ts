/** Seeded content for one recording: the same id gives the same content, whatever stands around it. */
import { base, en, Faker } from '@faker-js/faker';
import { seededRandom } from '../../src/protocol/random.js';

/** What recipes draw on. Each draw moves on; the order of draws is part of the recipe. */
export interface Kit {
  /** A sentence for an answer. */
  sentence(): string;
  /** Several sentences. */
  paragraph(): string;
  /** A short question for a request. */
  question(): string;
  city(): string;
  /** So many lower-case hexadecimal digits. */
  hex(length: number): string;
  /** So many decimal digits. */
  digits(length: number): string;
  /** The padding of one frame: 1 to 12 letters `a`. */
  pad(): string;
}

/** The content for the recording with this id. */
export function kitFor(id: string): Kit {
  const seed = hash(id);
  const faker = new Faker({ locale: [en, base], seed });
  const random = seededRandom(seed);
  return {
    sentence: () => faker.hacker.phrase(),
    paragraph: () => Array.from({ length: 3 }, () => faker.food.description()).join(' '),
    question: () => `What goes well with ${faker.food.ingredient()}?`,
    city: () => faker.location.city(),
    hex: (length) => faker.string.hexadecimal({ length, casing: 'lower', prefix: '' }),
    digits: (length) => faker.string.numeric({ length, allowLeadingZeros: false }),
    pad: () => 'a'.repeat(1 + Math.floor(random() * 12)),
  };
}

/** Word-like increments, each with its leading space; joined they give the text. */
export function words(text: string): readonly string[] {
  return text.match(/\s*\S+|\s+$/g) ?? [];
}

/** Increments of so many code points; joined they give the text. */
export function pieces(text: string, size: number): readonly string[] {
  const points = Array.from(text);
  return Array.from({ length: Math.ceil(points.length / size) }, (_, index) =>
    points.slice(index * size, (index + 1) * size).join(''),
  );
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}
