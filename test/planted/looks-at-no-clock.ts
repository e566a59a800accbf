import { frozen } from '../support/token-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'looks-at-no-clock',
  sin: 'Signs with the token that it has until that is refused.',
  sending: {
    async credential(access, open) {
      const credential = await open(access);
      // What delegates is had from a profile, clock or not.
      if (access.profile === 'delegation_token') return credential;
      let signer: ReturnType<typeof frozen> | undefined;
      let edition = 0;
      return {
        ...credential,
        async sign(request, excludeBody) {
          signer ??= frozen(credential);
          await (await signer).signHttpRequest(request, excludeBody);
          return edition;
        },
        async renew(refused) {
          await credential.renew?.(refused);
          if (refused !== edition) return;
          signer = undefined;
          edition += 1;
        },
      };
    },
  },
} satisfies PlantedBug;
