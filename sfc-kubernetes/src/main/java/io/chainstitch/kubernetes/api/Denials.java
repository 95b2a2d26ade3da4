/*
 * Copyright (c) 2026 The Chainstitch Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.chainstitch.kubernetes.api;

import io.fabric8.kubernetes.client.KubernetesClientException;

/** What an exception of the client library means, in a sentence that says what to do. No address, no login. */
final class Denials {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private Denials() {
    }

    /** What an exception at some operation means. */
    static String text(String verbs, String resource, Throwable failure) {
        KubernetesClientException answer = answer(failure);
        if (answer == null || answer.getCode() <= 0) {
            return "The API server cannot be reached (" + root(failure) + "): what was reflected stays as it is.";
        }
        return switch (answer.getCode()) {
            case UNAUTHORIZED -> "The API server does not accept the login: renew the token or the kubeconfig.";
            case FORBIDDEN -> "The API server denies the right to " + verbs + " " + resource
                + ": give it to the controller's account, see the manifests of its role.";
            case NOT_FOUND -> "The API server has no " + resource + ": apply the custom resource definitions.";
            default -> "The API server answers " + answer.getCode() + " when asked to " + verbs + " " + resource
                + message(answer) + ".";
        };
    }

    private static String message(KubernetesClientException answer) {
        return answer.getStatus() == null || answer.getStatus().getMessage() == null ? ""
            : ": " + answer.getStatus().getMessage();
    }

    static boolean isAnswer(Throwable failure) {
        KubernetesClientException answer = answer(failure);
        return answer != null && answer.getCode() > 0;
    }

    static boolean isNotFound(Throwable failure) {
        KubernetesClientException answer = answer(failure);
        return answer != null && answer.getCode() == NOT_FOUND;
    }

    private static KubernetesClientException answer(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KubernetesClientException answer) {
                return answer;
            }
        }
        return null;
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
