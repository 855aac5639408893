# Drydock on a server, see docker-compose.yml. ./drydock image builds what is copied here, then these images:
# the machine's own JDK and Node make the application, so that no image with a JDK has to be pulled.
ARG BASE=debian:bookworm-slim

# PostgreSQL from Debian's packages, for where no registry answers. The server's own is on a volume and speaks to nobody else.
FROM ${BASE} AS database
RUN apt-get -o Acquire::Languages=none update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql-15 \
 && apt-get clean && rm -rf /var/lib/apt/lists/* /var/lib/postgresql/15 /etc/postgresql \
 && install -d -o postgres -g postgres -m 0700 /var/lib/postgresql/data
ENV PATH=/usr/lib/postgresql/15/bin:/usr/local/bin:/usr/bin:/bin PGDATA=/var/lib/postgresql/data LANG=C.UTF-8
COPY launcher/database-server /usr/local/bin/database-server
USER postgres
VOLUME /var/lib/postgresql/data
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s CMD ["pg_isready", "-q", "-h", "127.0.0.1", "-d", "drydock"]
STOPSIGNAL SIGINT
ENTRYPOINT ["database-server"]

FROM ${BASE} AS server
# A user of the server's own. Which group may speak to the engine is the host's to say, see docker-compose.yml.
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin drydock \
 && install -d -o drydock -g drydock -m 0700 /data
COPY launcher/java-options /opt/drydock/java-options
COPY target/java-runtime /opt/java
COPY target/quarkus-app /opt/drydock/app
COPY lessons /opt/drydock/lessons
COPY launcher/server-start /usr/local/bin/server-start
ENV LANG=C.UTF-8 DRYDOCK_DATA=/data DRYDOCK_LESSONS=/opt/drydock/lessons QUARKUS_HTTP_HOST=0.0.0.0
USER drydock
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /q/health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["server-start"]
