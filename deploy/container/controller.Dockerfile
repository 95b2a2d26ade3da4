# Copyright (c) 2026 The Chainstitch Authors
#
# Licensed under the Apache License, Version 2.0 (the "License");
# you may not use this file except in compliance with the License.
# You may obtain a copy of the License at
#
#     http://www.apache.org/licenses/LICENSE-2.0
#
# Unless required by applicable law or agreed to in writing, software
# distributed under the License is distributed on an "AS IS" BASIS,
# WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
# See the License for the specific language governing permissions and
# limitations under the License.

# The controller, from what a build left: nothing is fetched but the base image, which needs Java 17 and bash.
#   docker build -f deploy/container/controller.Dockerfile -t chainstitch/controller:0.1.0 .
ARG BASE=docker.io/library/eclipse-temurin:17-jre
FROM ${BASE}
COPY karaf-dist/target/assembly /opt/chainstitch
COPY deploy/bin/chainstitch-controller /opt/chainstitch/bin/chainstitch-controller
# Maven leaves files that only its user may read. A volume that is new begins with the owner of the folder in the image.
RUN find /opt/chainstitch ! -perm -o=r -exec chmod a+rX '{}' + \
    && install -d -o 10001 -g 10001 /var/lib/chainstitch && install -d /etc/chainstitch
ENV CHAINSTITCH_HOME=/opt/chainstitch CHAINSTITCH_DATA=/var/lib/chainstitch CHAINSTITCH_CONFIG=/etc/chainstitch
VOLUME /var/lib/chainstitch
USER 10001:10001
EXPOSE 8181 2830
ENTRYPOINT ["/opt/chainstitch/bin/chainstitch-controller"]
