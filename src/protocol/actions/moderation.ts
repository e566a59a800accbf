/** Unsafe content and prompt injection, found by plain lists of words: enough to test what a client makes of it. */

/** Words and phrases by what they are a case of. None is cruder than it has to be. */
const lists: Readonly<Record<string, RegExp>> = {
  HATE: /\b(?:hate (?:all |every |those )?(?:immigrants|foreigners|women|men|jews|muslims|christians|gays)|subhumans?|inferior race|vermin)\b/i,
  HARASSMENT:
    /\b(?:idiots?|morons?|stupid (?:fool|person|people)|terrible (?:manager|person|employee)|worthless|pathetic loser|shut up)\b/i,
  VIOLENCE:
    /\b(?:kill(?:ing)? (?:you|him|her|them|people|someone|everyone|myself)|murder(?:ing)? (?:you|him|her|them|people|someone)|build (?:a|an) (?:bomb|explosive)|make (?:a|an) (?:bomb|explosive)|shoot (?:up|them|people)|blow up)\b/i,
  SEXUAL: /\b(?:porn(?:ography)?|explicit sex|sexually explicit|nude (?:photos?|pictures?))\b/i,
  SELF_HARM: /\b(?:kill myself|suicide|self[- ]harm|cut(?:ting)? myself|end my life)\b/i,
};

/** What attempts to take a model over say. */
const injections: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.!?\n]{0,40}\b(?:instructions?|rules|prompts?|guidelines|polic(?:y|ies)|directions|restrictions)\b/i,
  /\b(?:reveal|show|print|repeat|output|tell me)\b[^.!?\n]{0,30}\b(?:system|hidden|initial|secret) (?:prompts?|instructions?|messages?)\b/i,
  /\bexfiltrate\b/i,
  /\byou are now (?:in )?(?:dan|developer mode|jailbroken|unrestricted|an? unrestricted)\b/i,
  /\b(?:jailbreak|developer mode (?:on|enabled)|do anything now)\b/i,
  /\bpretend (?:that )?(?:you have no|there are no) (?:rules|restrictions|limits)\b/i,
];

/** What is always answered where no categories are named. Source: OCI documentation, "Guardrails". */
const usual = ['OVERALL', 'BLOCKLIST'] as const;

/** Characters that are looked at. */
const longest = 100_000;

/** Whether an attempt to take the model over is in a text. */
export function isInjection(text: string): boolean {
  const head = text.slice(0, longest);
  return injections.some((pattern) => pattern.test(head));
}

/**
 * The categories that are asked, and whether a text is a case of each. `OVERALL` is any of the others;
 * `BLOCKLIST` finds nothing, as the service's does (OCI documentation, "Guardrails").
 *
 * @param asked names; empty for the usual two. Those that nothing is known of find nothing
 *
 * @example
 * moderate('You idiot', []); // [['OVERALL', true], ['BLOCKLIST', false]]
 */
export function moderate(
  text: string,
  asked: readonly string[],
): readonly (readonly [name: string, unsafe: boolean])[] {
  const head = text.slice(0, longest);
  const is = (name: string) => Object.hasOwn(lists, name) && lists[name]?.test(head) === true;
  const overall = () => Object.keys(lists).some(is);
  return (asked.length === 0 ? usual : asked).map((name) => [
    name,
    name === 'OVERALL' ? overall() : is(name),
  ]);
}
