/** What a row of the table of settings says. */
import type { variables } from '../targets/environment.js';

/** What a setting takes; `rules.ts` and the command line each have one entry a kind. */
export type Takes =
  | { readonly kind: 'text' | 'texts' | 'url' | 'switch' }
  /** A file or folder of this machine; `usual-path`: or `true`, for the usual one. */
  | { readonly kind: 'path' | 'usual-path' }
  | { readonly kind: 'whole'; readonly least: number; readonly most: number }
  /** A number of findings, or `true` for one. */
  | { readonly kind: 'count'; readonly most: number }
  | { readonly kind: 'word' | 'words'; readonly words: readonly string[] }
  /** `name` or `name=path`. */
  | { readonly kind: 'reporters'; readonly words: readonly string[] }
  /** `transport:mode`. */
  | { readonly kind: 'requirements' }
  | { readonly kind: 'faults' | 'replies' | 'switches' };

/** One setting. */
export interface Setting {
  /** As commander has it: `--port <number>`. Absent: only the config file can say it. */
  readonly flag?: string;
  /** What stands in help, schema and docs. */
  readonly does: string;
  readonly takes: Takes;
  /** The value without being said, or words for what there is then. */
  readonly usual?: string | number | boolean | { readonly words: string };
  /** Variables that say it, too, by their name in the table of the environment. */
  readonly variables?: keyof typeof variables;
  /** Of `mock`: `exec` and `env` have it, too. */
  readonly shared?: true;
  /** It changes while a mock runs. */
  readonly followed?: true;
  /** A setting that means the opposite: said by an option, this takes away what the file says of that one. */
  readonly instead?: string;
}
