# One file for every service: docker build --build-arg SERVICE=fetcher-service (docs/containers.md).

# What the images run on; it brings a JRE 25 and bash on a glibc system.
ARG BASE=eclipse-temurin:25-jre-noble
# What builds the jars where JARS is "source"; it brings a JDK 25 and Maven.
ARG BUILD_BASE=maven:3.9-eclipse-temurin-25-noble
# "source" builds the jars in here; "prebuilt" takes those that `mvn package` left in the target folders.
ARG JARS=source

# --- the jars, of which only the stage that JARS names is built -----------------------------------

FROM ${BUILD_BASE} AS source
WORKDIR /source
COPY . .
# All at once, so that seven images share one build.
RUN --mount=type=cache,target=/root/.m2 \
    find . -path '*/target' -prune -exec rm -rf {} + \
    && mvn -B -ntp -q -Dmaven.test.skip=true -pl local-stack,arxiv-simulator -am package

FROM scratch AS source-service
ARG SERVICE
COPY --from=source /source/${SERVICE}/target/*-exec.jar /app.jar

FROM scratch AS prebuilt-service
ARG SERVICE
COPY ${SERVICE}/target/*-exec.jar /app.jar

FROM scratch AS source-stack
COPY --from=source /source/local-stack/target/lib/ /source/local-stack/target/local-stack.jar /

FROM scratch AS prebuilt-stack
COPY local-stack/target/lib/ local-stack/target/local-stack.jar /

# hadolint ignore=DL3006
FROM ${JARS}-service AS service-jar

# hadolint ignore=DL3006
FROM ${JARS}-stack AS stack-jars

# --- what all images share ------------------------------------------------------------------------

# hadolint ignore=DL3006
FROM ${BASE} AS runtime
# A numeric user, so that Kubernetes and others can see that it is not root. The folders exist, so
# that a fresh volume takes over their owner.
RUN echo 'arxivist:x:10001:10001::/var/lib/arxivist:/usr/sbin/nologin' >>/etc/passwd \
    && echo 'arxivist:x:10001:' >>/etc/group \
    && mkdir -p /opt/arxivist /var/lib/arxivist/data /var/lib/arxivist/registry /var/lib/arxivist/archive \
    && chown -R 10001:10001 /var/lib/arxivist \
    && find / -xdev -type f -perm /6000 -exec chmod a-s {} +
ENV HOME=/var/lib/arxivist \
    LANG=C.UTF-8 \
    OPT_OUT_TRACKING=true \
    JDK_JAVA_OPTIONS=-XX:MaxRAMPercentage=65
# Relative folders of the configuration, such as data/encoder, lie below it.
WORKDIR /var/lib/arxivist

# --- the services' libraries in one folder: the main job as a command, and the embedded servers ---

FROM runtime AS stack
ARG REVISION=unknown
ARG VERSION=unknown
LABEL org.opencontainers.image.title="arxivist-stack" \
      org.opencontainers.image.licenses="GPL-3.0-or-later" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=stack-jars / /opt/arxivist/lib/
USER 10001:10001
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-cp", "/opt/arxivist/lib/*"]

# --- a service ------------------------------------------------------------------------------------

FROM runtime AS layers
ARG SERVICE
WORKDIR /layers
COPY --from=service-jar /app.jar /app.jar
# Boot's own extraction needs Spring on the class path, which the simulator does without.
RUN if [ "$SERVICE" = arxiv-simulator ]; then \
        mkdir dependencies snapshot-dependencies application && cp /app.jar application/; \
    else \
        java -Djarmode=tools -jar /app.jar extract --layers --destination .; \
    fi

FROM runtime AS service
ARG SERVICE
# Libraries change least often and lie lowest.
COPY --from=layers /layers/dependencies/ /opt/arxivist/
COPY --from=layers /layers/snapshot-dependencies/ /opt/arxivist/
COPY --from=layers /layers/application/ /opt/arxivist/
COPY --chmod=0555 deploy/container/health deploy/container/train /opt/arxivist/
COPY deploy/container/java.options /opt/arxivist/
ENV ARXIVIST_SERVICE=${SERVICE} \
    SERVER_ADDRESS=0.0.0.0
RUN /opt/arxivist/train
ARG REVISION=unknown
ARG VERSION=unknown
LABEL org.opencontainers.image.title="arxivist-${SERVICE}" \
      org.opencontainers.image.licenses="GPL-3.0-or-later" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
USER 10001:10001
HEALTHCHECK --interval=10s --timeout=5s --start-period=180s --retries=6 CMD ["/opt/arxivist/health"]
ENTRYPOINT ["java", "@/opt/arxivist/java.options", "-XX:AOTCache=/opt/arxivist/app.aot", "-jar", "/opt/arxivist/app.jar"]
