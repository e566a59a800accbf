import type { ConfigSections } from '../../src/protocol/call.js';
import { finds } from '../support/configured-faults.js';
import type { PlantedBug } from './planted.js';

const own: ConfigSections = {
  DEFAULT: {
    tenancy: '{tenancy}',
    user: '{user}',
    fingerprint: '{fingerprint}',
    key_file: '{keyFile}',
  },
};

const withKey = (sections: ConfigSections): ConfigSections =>
  Object.fromEntries(
    Object.entries(sections).map(([name, entries]) => [
      name,
      'key_file' in entries ? { ...entries, key_file: '{keyFile}' } : entries,
    ]),
  );

export default {
  name: 'brings-what-is-missing',
  sin: 'Goes on with a config file and a key of its own where those that are named are not there.',
  provider: finds(({ files = {}, ...call }) => ({
    ...call,
    files:
      Object.keys(files).length === 0
        ? { '.oci/config': own }
        : Object.fromEntries(
            Object.entries(files).map(([path, sections]) => [path, withKey(sections)]),
          ),
  })),
} satisfies PlantedBug;
