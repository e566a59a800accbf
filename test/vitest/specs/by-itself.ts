/** A client in a module of its own, which finds by itself what it is not told; it never comes so far as to ask. */
import { homedir } from 'node:os';
import type { TestedProvider } from '../../../src/vitest.js';

export default {
  module: import.meta.url,
  capabilities: { transports: ['sdk'], auths: ['api_key'], features: ['whole', 'environment'] },
  call: () => ({ text: 'not asked' }),
  configured(_, { compartmentId = process.env.OCI_COMPARTMENT_ID }) {
    if (!compartmentId) throw new Error('No compartment: set OCI_COMPARTMENT_ID.');
    throw new Error(`There is no ${homedir()}/.oci/config.`);
  },
} satisfies TestedProvider;
