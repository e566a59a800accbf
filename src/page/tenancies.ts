/** The tenancies of a mock, as the control API tells of them. Pure. */
import { member } from './row.js';

/** What the page uses of a tenancy; what the API does not tell is absent. */
export interface TenancyInfo {
  readonly name: string;
  readonly configFile: string | undefined;
  readonly profile: string | undefined;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

function readTenancy(answer: unknown): TenancyInfo | undefined {
  const name = textOf(member(answer, 'name'));
  if (name === undefined) return undefined;
  const access = member(answer, 'access');
  return {
    name,
    configFile: textOf(member(access, 'configFile')),
    profile: textOf(member(access, 'profile')),
  };
}

/** All tenancies in an answer. */
export function readTenancies(answer: unknown): readonly TenancyInfo[] {
  const list = member(answer, 'tenancies');
  return Array.isArray(list) ? list.flatMap((one: unknown) => readTenancy(one) ?? []) : [];
}
