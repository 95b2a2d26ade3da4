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

/** Turns what RESTCONF answers into what the page shows. Pure; nothing in here knows the page. */

import {STATES} from './words.js';

const rank = state => STATES.indexOf(state) < 0 ? STATES.length : STATES.indexOf(state);

/** Orders names so that node-91 comes before node-100. */
export const compareNames = new Intl.Collator('en', {numeric: true}).compare;

/** Orders what has a name. */
export const byName = (a, b) => compareNames(a.name, b.name);

/** Rows of the list, what needs attention first. */
export function rows(chains) {
  return chains.map(chain => ({
    name: chain.name,
    state: chain.state ?? 'unknown',
    reason: chain.reason ?? '',
    message: chain.message ?? '',
    nodes: (chain.node ?? []).map(node => node.name),
  })).sort((a, b) => rank(a.state) - rank(b.state) || byName(a, b));
}

/** The chain that the end of an address names; what is no code is taken as it is. */
export function named(hash) {
  const name = hash.replace(/^#/, '');
  try {
    return name === '' ? undefined : decodeURIComponent(name);
  } catch {
    return name;
  }
}

/**
 * A chain as it can be told of now: by the answer about it alone, or by its row of the list until that is there. Asked
 * tells whether it was answered: what has neither state nor definition then does not exist.
 */
export function described(name, answer, row) {
  return answer !== undefined ? {...answer, asked: true} : {name, asked: false, state: row === undefined ? undefined
    : {state: row.state, reason: row.reason || undefined, message: row.message || undefined}};
}

/** Rows that have every word of a search somewhere. */
export function search(all, text) {
  const words = text.toLowerCase().split(/\s+/).filter(word => word !== '');
  return words.length === 0 ? all : all.filter(row => {
    const where = [row.name, row.state, row.reason, ...row.nodes].join('\n').toLowerCase();
    return words.every(word => where.includes(word));
  });
}

/** How many chains are in each state, in the order of the states. */
export function counts(all) {
  const found = new Map(STATES.map(state => [state, 0]));
  all.forEach(row => found.set(row.state, (found.get(row.state) ?? 0) + 1));
  return [...found];
}

/** Hops in their order: RESTCONF gives them in any. */
export function hops(path) {
  return [...(path.hop ?? [])].sort((a, b) => a.index - b.index);
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Objects of a node by kind and key, as the shell shows them: RESTCONF gives them in any order. */
export function objects(node) {
  return [...(node.object ?? [])].sort((a, b) => compare(a.kind, b.kind) || compare(a.key, b.key));
}

/** Identity of the instance at a hop: a pod, or an external interface on a node. */
export function instance(hop) {
  return hop.pod !== undefined ? `pod ${hop.pod}` : `external ${hop['external-interface']} ${hop.node}`;
}

/** Paths of one direction, by their number. */
export function paths(state, direction) {
  return (state?.path ?? []).filter(path => path.direction === direction).sort((a, b) => a.id - b.id);
}

/** Whether traffic passes both ways. */
export function bothWays(state) {
  return paths(state, 'reverse').length > 0;
}

/** Functions of a chain in order: by its definition, else by its longest path. */
export function functions(definition, state) {
  const declared = (definition?.function ?? []).map(one => one.name);
  const installed = paths(state, 'forward').map(path => hops(path).map(hop => hop.function));
  return declared.length > 0 ? declared : installed.sort((a, b) => b.length - a.length)[0] ?? [];
}

function matches(pod, selector) {
  const labels = new Map((pod.label ?? []).map(label => [label.key, label.value ?? '']));
  const wanted = selector.label ?? [];
  return wanted.length > 0 && (selector.namespace === undefined || selector.namespace === pod.namespace)
    && wanted.every(label => labels.get(label.key) === (label.value ?? ''));
}

function interfaces(one, position, last) {
  const input = one['input-interface'] ?? one.interface;
  const output = one['output-interface'] ?? one.interface;
  const any = input ?? output;
  return position === 0 || position === last ? [output ?? any ?? input] : [input, output];
}

/** Instances that match a function, can be used, and are on no path: they take over when another goes. */
export function standby(definition, state, pods) {
  const used = new Set(paths(state, 'forward').flatMap(path => hops(path).map(instance)));
  const declared = definition?.function ?? [];
  return declared.flatMap((one, position) => one['pod-selector'] === undefined ? [] : pods
    .filter(pod => pod.node !== undefined && pod['host-network'] !== true && matches(pod, one['pod-selector'])
      && interfaces(one, position, declared.length - 1)
        .every(name => (pod.interface ?? []).some(found => found.name === name)))
    .map(pod => ({function: one.name, node: pod.node, pod: `${pod.namespace}/${pod.name}`}))
    .filter(hop => !used.has(instance(hop))));
}

/** Transactions of a chain, the newest first. */
export function history(transactions, name) {
  return transactions.filter(one => (one.chain ?? []).includes(name))
    .sort((a, b) => (a.time < b.time ? 1 : -1));
}

/** What the hops of a path carried: the most that one of them counted, or nothing when none is counted. */
export function carried(path) {
  const counted = hops(path).filter(hop => hop.packets !== undefined);
  return counted.length === 0 ? undefined : {
    packets: Math.max(...counted.map(hop => Number(hop.packets))),
    bytes: Math.max(...counted.map(hop => Number(hop.bytes ?? 0))),
  };
}

/** The definition in a form that can be edited and previewed: keys of lists first. */
export function editable(definition) {
  return JSON.stringify(definition, (key, value) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      return value;
    }
    const first = ['name', 'key', 'description', 'renderer'].filter(name => name in value);
    const last = ['function'].filter(name => name in value);
    const rest = Object.keys(value).filter(name => !first.includes(name) && !last.includes(name)).sort();
    return Object.fromEntries([...first, ...rest, ...last].map(name => [name, value[name]]));
  }, 2);
}

/** Reads an edited definition: {chain} or {problem}. */
export function edited(text) {
  let chain;
  try {
    chain = JSON.parse(text);
  } catch (failure) {
    return {problem: `This is not JSON: ${failure.message}`};
  }
  if (Array.isArray(chain?.['chainstitch-sfc:chain'])) {
    [chain] = chain['chainstitch-sfc:chain'];
  }
  if (chain === null || typeof chain !== 'object' || Array.isArray(chain) || typeof chain.name !== 'string') {
    return {problem: 'A definition is an object with a name and a list of functions.'};
  }
  return {chain};
}
