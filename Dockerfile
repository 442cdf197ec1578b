# The tool alone, with every library linked in: about 20 MB.
#   docker build -t etalon .
#   docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/work" etalon run experiment.yaml
FROM swift:6.3-bookworm AS build
ARG ETALON_MARCH
RUN apt-get update -q && apt-get install -y -q --no-install-recommends make python3
WORKDIR /source
COPY . .
RUN Tools/deps.sh && Tools/package/build.sh

FROM scratch
COPY --from=build /source/dist/stage/bin/etalon /etalon
WORKDIR /work
ENTRYPOINT ["/etalon"]
