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

/**
 * Shows the OpenAPI description of our modules, by the Swagger UI that the platform serves. The platform's own page
 * describes all modules of the controller at once, and asks a server outside for a badge; this one asks nobody.
 */

const REVISION = '2026-11-22';
const choice = document.getElementById('module');

function address() {
  return `/openapi/api/v3/${choice.value}?revision=${REVISION}`;
}

function show() {
  document.getElementById('document').href = address();
  window.SwaggerUIBundle({
    url: address(), dom_id: '#api', docExpansion: 'list', defaultModelsExpandDepth: 0, validatorUrl: null,
    presets: [window.SwaggerUIBundle.presets.apis],
  });
}

choice.addEventListener('change', show);
show();
