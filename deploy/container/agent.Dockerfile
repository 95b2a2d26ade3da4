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

# The agent of a node, from what a build left: nothing is fetched but the base image, which needs Java 17.
#   docker build -f deploy/container/agent.Dockerfile -t chainstitch/agent:0.1.0 .
ARG BASE=docker.io/library/eclipse-temurin:17-jre
FROM ${BASE}
COPY honeycomb-agent/target/honeycomb-agent /opt/honeycomb-agent
VOLUME /var/lib/honeycomb-agent
EXPOSE 2831
# As root, who owns VPP's socket; what it may do beside that is for the one who starts it to take away.
USER 0:0
ENTRYPOINT ["/opt/honeycomb-agent/bin/honeycomb-agent"]
