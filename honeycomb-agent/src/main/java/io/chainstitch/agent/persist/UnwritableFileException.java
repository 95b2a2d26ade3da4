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
package io.chainstitch.agent.persist;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file that the agent keeps does not take what must be in it. The message says the same for each of them. */
public final class UnwritableFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure to write.
     *
     * @param file the file
     * @param cause what the system said
     */
    public UnwritableFileException(Path file, IOException cause) {
        super(file + " cannot be written (" + reason(cause) + "); make room on the disk, or mend it", cause);
    }

    /** Some failures of the platform have but the name of a file for a message, and some none at all. */
    private static String reason(IOException cause) {
        String reason = cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage();
        return reason == null ? cause.toString() : reason;
    }
}
