/** Switches of a tenancy: what the service does differently for this customer. */
export interface TenancySwitches {
  /** Model listing and chat answer as to a caller without rights: 404. */
  readonly rightsMissing?: boolean;
  /** Public names of the catalogue's models on offer; absent: all. */
  readonly models?: readonly string[];
}
