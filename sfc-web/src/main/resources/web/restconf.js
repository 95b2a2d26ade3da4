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

/** Talks RESTCONF, with the login that the browser has. Every failure becomes a sentence. */

/** Whole, because a browser refuses to make requests out of an address of the page that has a password in it. */
const ROOT = `${location.origin}/rests`;
const PATIENCE_MILLIS = 35000;

/** Something went wrong, said as a sentence; with the status of the answer when there was one. */
export class Trouble extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

let begun;

/** The first request is made alone: of several that begin a session at the same time, the server fails all but one. */
function ask(path, options = {}) {
  const answer = begun === undefined ? request(path, options) : begun.then(() => request(path, options));
  begun ??= answer.catch(() => undefined);
  return answer;
}

async function request(path, options) {
  let response;
  try {
    response = await fetch(ROOT + path, {
      ...options,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
      headers: {Accept: 'application/yang-data+json', ...options.headers},
    });
  } catch (failure) {
    throw new Trouble(failure.name === 'TimeoutError' ? 'The controller did not answer in time.'
      : 'The controller cannot be reached.');
  }
  if (response.ok) {
    const text = await response.text();
    return text === '' ? {} : JSON.parse(text);
  }
  const body = await response.text().catch(() => '');
  if (response.status === 404 || (response.status === 409 && body.includes('data-missing'))) {
    return undefined;
  }
  throw new Trouble(sentence(response.status, body), response.status);
}

/** What an answer other than success means. Exported for its test. */
export function sentence(status, body) {
  if (status === 401) {
    return 'You are not logged in: load the page again and enter the user and password of RESTCONF.';
  }
  if (status === 403) {
    return 'This user may not do that: log in with one that has the right to.';
  }
  try {
    const errors = JSON.parse(body)['ietf-restconf:errors'].error;
    return errors.map(error => error['error-message'] ?? error['error-tag']).join(' ');
  } catch {
    return status === 500 ? 'The controller did not understand the request: look for a wrong value or name in it.'
      : `The controller answered with status ${status}.`;
  }
}

const read = (path, query) => ask(`/data/${path}${query === undefined ? '' : '?' + query}`);

async function operate(name, input) {
  const answer = await ask(`/operations/chainstitch-sfc:${name}`, {
    method: 'POST',
    body: JSON.stringify({input}),
    headers: {'Content-Type': 'application/yang-data+json'},
  });
  if (answer === undefined) {
    throw new Trouble(`The controller has no operation ${name}, or no such chain: it may just have been deleted.`);
  }
  return answer['chainstitch-sfc:output'] ?? {};
}

/** The states of all chains, without their paths, and the nodes. */
export async function overview() {
  const [chains, nodes] = await Promise.all([
    read('chainstitch-sfc:sfc-state', 'content=nonconfig&fields=chain(name;state;reason;message;node(name))'),
    read('chainstitch-sfc:sfc-state', 'content=nonconfig&fields=node'),
  ]);
  return {
    chain: chains?.['chainstitch-sfc:sfc-state']?.chain ?? [],
    node: nodes?.['chainstitch-sfc:sfc-state']?.node ?? [],
  };
}

/** The entry of a chain in a list; none for what cannot be a name, which RESTCONF answers with 400. */
async function entry(list, name, query) {
  try {
    const answer = await read(`chainstitch-sfc:${list}=${encodeURIComponent(name)}`, query);
    return answer?.['chainstitch-sfc:chain']?.[0];
  } catch (failure) {
    if (failure.status === 400) {
      return undefined;
    }
    throw failure;
  }
}

/** All that is known of what became of a chain. */
export const chainState = name => entry('sfc-state/chain', name, 'content=nonconfig');

/** The definition of a chain. */
export const definition = name => entry('sfc/chain', name, 'content=config');

/** The pods. Passwords of agents stand beside them in the inventory and are not asked for. */
export const pods = () => read('chainstitch-inventory:inventory',
  'content=config&fields=pod(namespace;name;node;host-network;label(key;value);interface(name))')
  .then(answer => answer?.['chainstitch-inventory:inventory']?.pod ?? []);

/** The last transactions. */
export const transactions = () => read('chainstitch-sfc:sfc-state', 'content=nonconfig&fields=transaction')
  .then(answer => answer?.['chainstitch-sfc:sfc-state']?.transaction ?? []);

/** Follows a packet. */
export const trace = (name, direction, path) => operate('trace-chain', {name, direction, path});

/** What a definition would change; it changes nothing. */
export const preview = chain => operate('preview-chain', {chain});
