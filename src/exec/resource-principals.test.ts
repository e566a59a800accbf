import { expect, it } from 'vitest';
import { resourcePrincipalVariables } from './resource-principals.js';

const parts = {
  origin: 'http://127.0.0.1:4000',
  tokenFile: '/h/rpst',
  keyFile: '/h/key.pem',
  region: 'us-chicago-1',
  tenancyId: 'ocid1.tenancy.oc1..t',
};

const claims = (payload: string) => `e30.${Buffer.from(payload).toString('base64url')}.x`;

it('lets a program take any version, for the resource that the token is for', () => {
  const token = claims('{"res_id":"ocid1.fnfunc.oc1..f"}');
  expect(resourcePrincipalVariables({ ...parts, token })).toEqual({
    OCI_RESOURCE_PRINCIPAL_RPT_ENDPOINT: 'http://127.0.0.1:4000',
    OCI_RESOURCE_PRINCIPAL_RPST_ENDPOINT: 'http://127.0.0.1:4000',
    OCI_RESOURCE_PRINCIPAL_RPT_ID: 'ocid1.fnfunc.oc1..f',
    OCI_RESOURCE_PRINCIPAL_RESOURCE_ID: 'ocid1.fnfunc.oc1..f',
    OCI_RESOURCE_PRINCIPAL_TENANCY_ID: 'ocid1.tenancy.oc1..t',
    OCI_RESOURCE_PRINCIPAL_SECURITY_CONTEXT: 'oci-conform',
    OCI_RESOURCE_PRINCIPAL_VERSION_FOR_LEAF_RESOURCE: '2.2',
    OCI_RESOURCE_PRINCIPAL_RPST_FOR_LEAF_RESOURCE: '/h/rpst',
    OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM_FOR_LEAF_RESOURCE: '/h/key.pem',
    OCI_RESOURCE_PRINCIPAL_REGION_FOR_LEAF_RESOURCE: 'us-chicago-1',
    OCI_RESOURCE_PRINCIPAL_RPT_URL_FOR_PARENT_RESOURCE: 'http://127.0.0.1:4000',
    OCI_RESOURCE_PRINCIPAL_RPST_ENDPOINT_FOR_PARENT_RESOURCE: 'http://127.0.0.1:4000',
  });
});

it('names no resource where the token names none', () => {
  const names = Object.keys(resourcePrincipalVariables({ ...parts, token: claims('{}') }));
  expect(names).not.toContain('OCI_RESOURCE_PRINCIPAL_RESOURCE_ID');
});
