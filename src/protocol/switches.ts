/** Who answers where no script says what: see `oci-conform mock --help`. */
export const personaNames = [
  'helpful',
  'echo',
  'terse',
  'tool-user',
  'slow',
  'failing',
  'filtered',
] as const;

/** One of {@link personaNames}. */
export type PersonaName = (typeof personaNames)[number];

/** How much a tenancy is answered; what is beyond gets 429. Only turns that were answered count. */
export interface Quota {
  /** Requests within the window. */
  readonly requests?: number;
  /** Tokens of questions and answers within the window. */
  readonly tokens?: number;
  /** Requests at once: a stream is one until it has ended or its client is gone. */
  readonly concurrent?: number;
  /** Seconds by the tenancy's clock. Default 60. */
  readonly window?: number;
  /** A refusal says in `retry-after` in how many seconds the next request will be answered. */
  readonly retryAfter?: boolean;
}

/** Switches of a tenancy: what the service does differently for this customer. */
export interface TenancySwitches {
  /** Model listing and chat answer as to a caller without rights: 404. */
  readonly rightsMissing?: boolean;
  /** Public names of the catalogue's models on offer; absent: all. */
  readonly models?: readonly string[];
  /** The last page of a list holds nothing: the one before, though it holds the last entries, names a next page. */
  readonly emptyLastPage?: boolean;
  /**
   * Responses and what belongs to it demand a project: refused without one, for every model where
   * `required`, and in the words of a missing compartment where `misreported`. Absent: demanded of
   * models that are not OpenAI's only.
   */
  readonly project?: 'required' | 'misreported' | 'not-demanded';
  /** Nothing is kept: `store` is echoed `false`, and what refers to something kept is refused. */
  readonly zeroDataRetention?: boolean;
  /** The region serves chat alone: Responses is no operation there. */
  readonly withoutResponses?: boolean;
  /** Hours for which responses and conversations are kept. Default 720. */
  readonly retentionHours?: number;
  /** Seconds for which tokens are good. Default 1200; a user's session token: 3600. */
  readonly tokenLifetime?: number;
  /** Claims that take the place of those of every token issued; `null` leaves one out. */
  readonly tokenClaims?: Readonly<Record<string, unknown>>;
  /** Seconds by which the tenancy's clock is ahead of the mock's; negative: behind. */
  readonly clockOffset?: number;
  /** Metadata service, auth service and proxymux refuse every credential, in their own words. */
  readonly issuesNothing?: boolean;
  /** Project, compartment and model rules of the OpenAI routes are not applied: any client is served. */
  readonly permissive?: boolean;
  /**
   * What answers a call that none of the scripted replies left is for: an error that says where the nearest
   * differ (default), or the model's family.
   */
  readonly unmatched?: 'refused' | 'family';
  /** Who answers where no script says what. Default `helpful`. */
  readonly persona?: PersonaName;
  /** How much is answered at all. Absent: everything. */
  readonly quota?: Quota;
}
