# The mock of Oracle Cloud Infrastructure (OCI) Generative AI, in a container. See docs/container.md.
# Context: a clone of the project, which is built, or the installed package, which is taken as it is.
ARG BASE_IMAGE=node:20-alpine

FROM ${BASE_IMAGE} AS build
# npm trusts what the base image trusts: a company's own authority, say.
ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
WORKDIR /build
COPY package*.json ./
RUN if [ -f package-lock.json ]; then npm ci --ignore-scripts; \
    else npm install --omit=dev --ignore-scripts; fi
COPY . .
RUN if [ -d src ]; then npm run build && npm prune --omit=dev --ignore-scripts; fi \
    && mkdir -p image/app image/oci \
    && mv bin dist fixtures schemas node_modules package.json image/app/ \
    && chmod 777 image/oci

FROM ${BASE_IMAGE}
LABEL org.opencontainers.image.title="oci-conform" \
      org.opencontainers.image.description="Mock server for Oracle Cloud Infrastructure (OCI) Generative AI" \
      org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production
COPY --from=build /build/image /
# Config files, keys and tokens for clients. Whoever the container runs as may write there.
VOLUME /oci
USER 1000:1000
WORKDIR /app
EXPOSE 4000 12250
# Healthy: it listens, and the files for clients are complete.
HEALTHCHECK --interval=2s --timeout=2s --start-period=30s --retries=5 CMD ["node", "-e", \
  "require('fs').accessSync('/oci/oci-conform.json'); require('net').connect(4000, '127.0.0.1').on('connect', () => process.exit(0)).on('error', () => process.exit(1))"]
ENTRYPOINT ["node", "/app/bin/oci-conform.js"]
CMD ["mock", "--host", "0.0.0.0", "--port", "4000", "--tls-port", "12250", "--home", "/oci"]
