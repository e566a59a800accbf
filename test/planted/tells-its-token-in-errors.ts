import { signsWithTokens } from '../support/token-faults.js';
import type { PlantedBug } from './planted.js';

const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzeXN0ZW06c2VydmljZWFjY291bnQifQ.c2ln';

export default {
  name: 'tells-its-token-in-errors',
  sin: 'An error repeats the token that the issuer refused.',
  provider: (reference) => ({
    ...reference,
    async run(call, access, signal) {
      const report = await reference.run(call, access, signal);
      const { error } = report.outcome;
      if (error === undefined || !signsWithTokens(access)) return report;
      const told = { ...error, message: `${error.message} The token was ${token}.` };
      return { ...report, outcome: { ...report.outcome, error: told } };
    },
  }),
} satisfies PlantedBug;
