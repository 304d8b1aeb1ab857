FROM node:22-bookworm-slim AS build
WORKDIR /opt/comanda
COPY package.json package-lock.json .npmrc ./
COPY scripts scripts
COPY packages packages
COPY apps apps
COPY tsconfig.base.json tsconfig.json ecosystem.config.cjs knexfile.ts LICENSE ./
RUN node scripts/set-up.mjs --image

FROM node:22-bookworm-slim
# the browser; ps, which pm2 asks; tini, which takes in what a killed browser leaves behind
RUN apt-get update \
  && apt-get install -y --no-install-recommends chromium-headless-shell procps tini \
  && rm -rf /var/lib/apt/lists/* \
  && useradd --system --user-group --no-create-home --home-dir /nonexistent comanda
COPY --from=build /opt/comanda /opt/comanda
WORKDIR /opt/comanda
# started as root it becomes the user comanda at once, and the volume that user's: docs/decisions/018-not-root.md
ENV COMANDA_DATA_DIR=/data WEB_HOST=0.0.0.0 WEB_PORT=3000 BOT_HEALTH_PORT=3001
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=90s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.WEB_PORT}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["tini", "--"]
CMD ["node", "scripts/start.mjs"]
