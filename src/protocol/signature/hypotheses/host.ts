/** Mistakes in the line of `host`. */
import { type Hypothesis, headerDrafts, withoutPort } from './hypothesis.js';

const remedy = 'Sign the `Host` header exactly as it is sent, with its port where it has one.';

/** Regions with Generative AI, for requests signed for the service but sent elsewhere. */
const regions = [
  'us-chicago-1',
  'us-ashburn-1',
  'us-phoenix-1',
  'eu-frankfurt-1',
  'uk-london-1',
  'ap-osaka-1',
  'ap-hyderabad-1',
  'sa-saopaulo-1',
  'me-dubai-1',
  'me-riyadh-1',
];

export const hostHypotheses: readonly Hypothesis[] = [
  {
    id: 'host-without-port',
    says: 'The host was signed without its port.',
    remedy,
    drafts: headerDrafts('host', (host) => [withoutPort(host)]),
  },
  {
    id: 'host-with-default-port',
    says: 'The host was signed with a port that is not sent.',
    remedy,
    drafts: headerDrafts('host', (host) => {
      const bare = withoutPort(host);
      return [`${bare}:443`, `${bare}:80`];
    }),
  },
  {
    id: 'host-by-another-name',
    says: 'Another host was signed than the one the request was sent to.',
    remedy: 'Point the client at this address before it signs; a proxy must not rewrite `Host`.',
    alone: true,
    drafts: headerDrafts('host', (host) => {
      const port = host.slice(withoutPort(host).length);
      const local = ['localhost', '127.0.0.1', '[::1]', '0.0.0.0'];
      const services = regions.flatMap((region) => [
        `inference.generativeai.${region}.oci.oraclecloud.com`,
        `generativeai.${region}.oci.oraclecloud.com`,
      ]);
      return [
        `http://${host}`,
        `https://${host}`,
        ...local.flatMap((name) => [name + port, name]),
        ...services.flatMap((name) => [name, `${name}:443`]),
      ];
    }),
  },
];
