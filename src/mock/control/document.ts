/** The OpenAPI document: what is said of the whole; the routes say the rest. */
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';

/** Options of `@fastify/swagger`. */
export const documentOf = (): FastifyDynamicSwaggerOptions => ({
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'oci-conform control API',
      version: '1.0.0',
      summary: 'Controls a mock of Oracle Cloud Infrastructure (OCI) Generative AI.',
      description:
        'Below one reserved path of the mock: tenancies, what they answer, what goes wrong, and what was seen. ' +
        'Nothing of it is in any journal. It is open where the mock listens on loopback alone, else with `mock --control`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The mock.' }],
    tags: [
      { name: 'tenancies', description: 'Make, change and reset them.' },
      { name: 'replies', description: 'What a tenancy answers.' },
      { name: 'faults', description: 'What goes wrong with it.' },
      { name: 'journal', description: 'What was sent and got.' },
      { name: 'catalogues', description: 'What can be asked for.' },
      { name: 'about', description: 'The mock itself.' },
    ],
  },
  refResolver: {
    buildLocalReference: ({ $id }, _baseUri, _fragment, index) =>
      typeof $id === 'string' ? $id : `def-${index}`,
  },
});
