/** The one path that is not the service's. */

/** All of the control API is below it. */
export const controlPath = '/oci-conform';

/** The API itself; beside it is the page. */
export const apiPath = `${controlPath}/api`;
