/**
 * Has Node load its own `fetch`, as an import for this effect alone. Testcontainers brings undici 7 or later, which
 * makes itself what `fetch` sends with, unless Node's own is there before it. Node 20 and 22 cannot send a body with
 * it, and every POST of Oracle's SDK for TypeScript (oci-common) in the process ends in "fetch failed".
 */
void fetch('data:,');

export {};
