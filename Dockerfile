# One image for every service of docker-compose.yml: Airflow's parts, the public API, and `orderhub` itself.
# All packages come from requirements.lock with their hashes; no system package is needed beside Python's own image.
FROM python:3.11-slim-bookworm

ENV PATH=/opt/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    AIRFLOW_HOME=/var/lib/airflow \
    AIRFLOW__CORE__DAGS_FOLDER=/opt/orderhub/dags \
    ORDERHUB_HOME=/var/lib/orderhub \
    ORDERHUB_MAPPINGS_DIR=/opt/orderhub/mappings

RUN useradd --system --uid 50000 --no-create-home --home-dir /var/lib/orderhub orderhub \
    && mkdir -p /var/lib/orderhub/originals /var/lib/orderhub/drop /var/lib/airflow/logs \
    && chown -R orderhub /var/lib/orderhub /var/lib/airflow

WORKDIR /opt/orderhub
COPY requirements.lock pyproject.toml README.md LICENSE ./
COPY orderhub orderhub
COPY parsers parsers
COPY connectors connectors

# The lock also holds what only developers need; as constraints it gives versions and hashes, and nothing else comes in.
RUN python -m venv /opt/venv \
    && awk '/^uv==/ { on = 1 } on { print } on && !/\\$/ { on = 0 }' requirements.lock > /tmp/uv.txt \
    && pip install --no-cache-dir --no-deps --require-hashes -r /tmp/uv.txt \
    && uv pip install --no-cache --python /opt/venv/bin/python --build-constraints requirements.lock \
       --constraint requirements.lock '.[celery]' \
    && rm -rf /tmp/uv.txt

COPY dags dags
COPY mappings mappings
COPY tools tools

USER orderhub
CMD ["orderhub", "--help"]
