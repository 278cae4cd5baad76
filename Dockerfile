# The server as an image, for a PostgreSQL that is given by connection strings (docker-compose.yml shows one).
# The private PostgreSQL of `thidua serve --data` is not in it: a container's database belongs in a container of its own.

FROM swift:6.3-bookworm AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libargon2-dev libpq-dev libxlsxwriter-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
# Packages first: they change less often than the sources.
COPY Package.swift Package.resolved ./
RUN swift package resolve
COPY Sources Sources
COPY sql sql
COPY Tests Tests
RUN swift build --configuration release --product thidua --static-swift-stdlib \
    && install -D "$(swift build --configuration release --static-swift-stdlib --show-bin-path)/thidua" /out/thidua

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates libargon2-1 libpq5 libxlsxwriter4 tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --no-create-home --shell /usr/sbin/nologin thidua \
    && install --directory --owner=thidua --group=thidua --mode=0750 /exports /files
COPY --from=build /out/thidua /usr/local/bin/thidua
USER thidua
# Exports of the rankings, and files that were handed in; a new volume takes its folder's owner.
VOLUME /exports /files
EXPOSE 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["thidua"]
CMD ["serve", "--listen", "0.0.0.0:8080", "--files-folder", "/files"]
