/** Personal information found by its form. */

/** Something found, as an answer of `applyGuardrails` has it. */
export interface Finding {
  /** Both in UTF-16 units, as Java counts; the service's own unit is not known. */
  readonly offset: number;
  readonly length: number;
  readonly text: string;
  readonly label: string;
  readonly score: number;
}

/** Given names that make two capitalised words a person. */
const givenNames =
  `Alice Amy Andrea Andrew Anna Anne Anthony Barbara Ben Betty Bob Brian Carlos Carol Charles
  Chen Chris Daniel David Deborah Diana Donald Edward Elena Elizabeth Emily Emma Eric Fatima Frank Gary George Grace
  Hannah Helen Hiroshi Jack James Jane Janet Jason Jean Jennifer Jessica Jim Joan Joe John Jose Joseph Joshua Juan
  Julia Karen Kate Keith Kenji Kevin Larry Laura Linda Lisa Louis Lucy Maria Mark Martin Mary Matthew Michael Michelle
  Mike Mohammed Nancy Nicole Oliver Olivia Pamela Patricia Paul Peter Priya Rachel Ralph Raj Rebecca Richard Robert
  Ronald Ruth Ryan Sam Samuel Sandra Sara Sarah Scott Sean Sharon Simon Sofia Sophie Stephen Steven Susan Thomas
  Tim Tom Victoria Walter Wei William Yuki`
    .split(/\s+/)
    .join('|');

const name = String.raw`\p{Lu}[\p{L}'’-]{1,30}`;

/** Two or three names the first of which is a given one, or names behind a title. */
const person = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:Mr|Mrs|Ms|Dr|Prof)\.? ${name}(?: ${name})?|(?:${givenNames})(?: ${name}){1,2})(?![\p{L}\p{N}])`,
  'gu',
);

const street = 'Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Way|Court|Ct|Square';

/** A form of personal information. */
interface Form {
  readonly label: string;
  readonly pattern: RegExp;
  readonly score: number;
  /** Asked of what fits the pattern. */
  readonly holds?: (text: string) => boolean;
}

/** The check digit of card numbers (ISO/IEC 7812-1). */
function luhn(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits.length >= 13 && digits.length <= 19 && sum % 10 === 0;
}

const digitsOf = (text: string) => text.replace(/\D/g, '').length;

/**
 * What is looked for, by its label. `PERSON`, `EMAIL`, `TELEPHONE_NUMBER` and `ADDRESS` stand in Oracle's
 * examples (OCI documentation, "Guardrails"); the other labels are those of OCI Language's personal information.
 */
const forms: readonly Form[] = [
  {
    label: 'EMAIL',
    pattern:
      /(?<![\w.%+-])[\w%+-]{1,64}(?:\.[\w%+-]{1,64}){0,4}@(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}\b/gi,
    score: 0.95,
  },
  {
    label: 'CREDIT_DEBIT_NUMBER',
    pattern: /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g,
    score: 0.95,
    holds: luhn,
  },
  {
    label: 'SSN_OR_TAXPAYER',
    pattern: /(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g,
    score: 0.95,
  },
  {
    label: 'IP_ADDRESS',
    pattern:
      /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/g,
    score: 0.95,
  },
  {
    label: 'TELEPHONE_NUMBER',
    pattern:
      /(?<![\w.+-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{1,5}\)[ .-]?)?\d{2,4}(?:[ .-]?\d{2,4}){1,4}(?![\w-])/g,
    score: 0.95,
    // A year or a sum has no separators and fewer digits; a card has more.
    holds: (text) =>
      digitsOf(text) >= 7 && digitsOf(text) <= 15 && (/[+()]/.test(text) || /\d[ .-]\d/.test(text)),
  },
  {
    label: 'ADDRESS',
    pattern: new RegExp(
      String.raw`(?<!\d)\d{1,5} (?:${name} ){1,4}(?:${street})\b\.?(?:, ${name}(?: ${name})?)?(?:, [A-Z]{2} \d{5})?`,
      'gu',
    ),
    score: 0.95,
  },
  { label: 'PERSON', pattern: person, score: 0.999 },
];

/** Other names that clients have for a label. */
const aliases: Readonly<Record<string, string>> = {
  PHONE_NUMBER: 'TELEPHONE_NUMBER',
  CREDIT_CARD_NUMBER: 'CREDIT_DEBIT_NUMBER',
  US_SOCIAL_SECURITY_NUMBER: 'SSN_OR_TAXPAYER',
};

const found = (text: string, { pattern, label, score, holds }: Form): readonly Finding[] =>
  [...text.matchAll(pattern)].flatMap(({ 0: match, index }) =>
    holds?.(match) === false
      ? []
      : [{ offset: index, length: match.length, text: match, label, score }],
  );

/** Where a person who was named in full is named again by one of the names. */
function namedAgain(text: string, persons: readonly Finding[]): readonly Finding[] {
  const names = new Set(
    persons.flatMap((one) => one.text.split(' ')).filter((one) => one.length > 2),
  );
  if (names.size === 0) return [];
  return [...text.matchAll(new RegExp(name, 'gu'))].flatMap(({ 0: match, index }) =>
    names.has(match)
      ? [{ offset: index, length: match.length, text: match, label: 'PERSON', score: 0.98 }]
      : [],
  );
}

/** Characters that are looked at. */
const longest = 100_000;

/**
 * Finds personal information of these types, in the order of the text. Of findings that overlap, the first
 * in the order of the table above stays.
 *
 * @param types labels; those that nothing is known of find nothing
 *
 * @example
 * findPersonal('Write to jane@example.com', ['EMAIL']);
 * // [{ offset: 9, length: 16, text: 'jane@example.com', label: 'EMAIL', score: 0.95 }]
 */
export function findPersonal(text: string, types: readonly string[]): readonly Finding[] {
  const head = text.slice(0, longest);
  const wanted = types.map((type) => ({
    asked: type,
    label: (Object.hasOwn(aliases, type) ? aliases[type] : undefined) ?? type,
  }));
  const kept: Finding[] = [];
  const keep = (findings: readonly Finding[]) => {
    for (const one of findings) {
      const free = kept.every(
        (other) =>
          one.offset >= other.offset + other.length || other.offset >= one.offset + one.length,
      );
      if (free) kept.push(one);
    }
  };
  for (const form of forms) {
    const asked = wanted.find(({ label }) => label === form.label);
    if (asked === undefined) continue;
    const findings = found(head, { ...form, label: asked.asked });
    keep(findings);
    if (form.label === 'PERSON') keep(namedAgain(head, findings));
  }
  return kept.sort((a, b) => a.offset - b.offset);
}
