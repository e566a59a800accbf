/** A config file that the mock wrote, as profiles. */

/** Keys and values of one profile, in the file's order. */
export type Profile = Readonly<Record<string, string>>;

/**
 * Reads what the mock writes: `[name]` lines and `key=value` lines, without comments or continuations.
 *
 * @example
 * readProfiles('[DEFAULT]\nregion=us-chicago-1\n').get('DEFAULT'); // { region: 'us-chicago-1' }
 */
export function readProfiles(text: string): ReadonlyMap<string, Profile> {
  const profiles = new Map<string, Record<string, string>>();
  let current: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const name = /^\[(.+)\]$/.exec(line)?.[1];
    const [, key, value] = /^([^=]+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined) {
      current = profiles.get(name) ?? {};
      profiles.set(name, current);
    } else if (key !== undefined && value !== undefined) {
      current[key] = value;
    }
  }
  return profiles;
}
