# PRS-bot in a container: `docker build -t prs-bot .`, then as docs/operating.md says.
# Everything that is installed is pinned with its hash in requirements.lock; nothing is fetched when it runs.
FROM python:3.13-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /src
RUN python -m venv /app
COPY requirements.lock ./
RUN /app/bin/pip install --require-hashes --only-binary :all: -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot/
COPY handlers handlers/
COPY jobs jobs/
COPY tests/views/__snapshots__/test_snapshots tests/views/__snapshots__/test_snapshots/
RUN /app/bin/pip install --no-deps --no-build-isolation --no-index . \
    && /app/bin/pip uninstall --yes editables hatchling pip

FROM python:3.13-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /data --create-home prs
COPY --from=build /app /app
ENV PATH=/app/bin:$PATH PYTHONUNBUFFERED=1 LOG_FORMAT=json HOST=0.0.0.0 PORT=3000 DATABASE_URL=sqlite:////data/prs.db
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import os, urllib.request as web; web.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=4)"]
ENTRYPOINT ["prs"]
CMD ["run"]
