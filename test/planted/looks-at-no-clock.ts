import { frozen } from '../support/token-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'looks-at-no-clock',
  sin: 'Signs with the token that it has until that is refused.',
  sending: {
    async credential(access, open) {
      const credential = await open(access);
      let signer = frozen(credential);
      let edition = 0;
      return {
        ...credential,
        async sign(request, excludeBody) {
          await (await signer).signHttpRequest(request, excludeBody);
          return edition;
        },
        async renew() {
          await credential.renew?.(edition);
          signer = frozen(credential);
          edition += 1;
        },
      };
    },
  },
} satisfies PlantedBug;
