/** Cutting a text into increments, as a model streams it. */

/** Blanks and up to eight letters or digits; blanks and up to two other signs; or blanks alone. */
const token = /\s*(?:[\p{L}\p{M}\p{N}]{1,8}|[^\s\p{L}\p{M}\p{N}]{1,2})|\s+/gu;

/**
 * Cuts a text into token-like increments. Joined, they give the text again; none is empty, and none
 * cuts a code point (a surrogate pair stays whole). An emoji made of several code points may be cut
 * between them, as the service does.
 *
 * @example
 * splitText('Why did it?\n\nTo'); // ['Why', ' did', ' it', '?', '\n\nTo']
 */
export function splitText(text: string): readonly string[] {
  return text.match(token) ?? [];
}
