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

/*
 * Put into the page by its test: from then on the page hears this and not the controller. 200 nodes and 1 000 chains,
 * all ready: chain-0000 and so on from one pod through one of several to one of several to one pod, forth and back.
 * Chain 0009 has very many paths.
 *
 * answers.held: names of chains whose answers are held back until answers.release().
 * answers.asked: the addresses that were asked for.
 * answers.still(): from then on the page asks only when its user does something.
 */
globalThis.answers = (() => {
  const NODES = 200;
  const CHAINS = 1000;
  const FUNCTIONS = ['client', 'firewall', 'cache', 'server'];
  const paths = chain => (chain === 9 ? 70 : 4);
  const name = chain => `chain-${String(chain).padStart(4, '0')}`;
  const node = number => `node-${number % NODES + 1}`;

  /** The hops of a path, the last one first, as RESTCONF may well do it. */
  const hops = (chain, path, reverse) => FUNCTIONS.map((one, index) => {
    const copy = index === 0 || index === 3 ? 0 : path;
    return {index: reverse ? 3 - index : index, function: one, pod: `made/${one}-${chain}-${copy}`,
      node: node(chain * 10 + (index === 3 ? 9 : index === 0 ? 0 : index * 4 - 4 + copy)), packets: String(path * 1000),
      bytes: String(path * 64000), sid: `fcbb:${chain}:${copy}::${index}`};
  }).reverse();

  const state = chain => ({name: name(chain), state: 'ready', renderer: 'srv6', layer: 'ipv6', network: 'default',
    generation: '3', 'observed-generation': '3', since: '2026-11-28T10:00:00Z', 'last-program-time': '41000',
    node: Array.from({length: 10}, (ignored, index) => ({name: node(chain * 10 + index), state: 'in-sync'})),
    path: ['forward', 'reverse'].flatMap(direction => Array.from({length: paths(chain)}, (ignored, index) =>
      ({direction, id: index + 1, weight: 1, mtu: 8906, hop: hops(chain, index + 1, direction === 'reverse')})))});
  const definition = chain => ({name: name(chain), description: `Made up, number ${chain}`,
    function: FUNCTIONS.map(one => ({name: one, 'pod-selector': {label: [{key: 'app', value: one}]}}))});

  const nodes = Array.from({length: NODES}, (ignored, index) => ({name: node(index), connection: 'connected',
    sync: 'in-sync', objects: 120, drift: 0}));
  const all = Array.from({length: CHAINS}, (ignored, chain) => chain);
  const transaction = chain => ({id: `t-${chain}`, time: '2026-11-28T10:00:00Z', chain: [name(chain)],
    node: [{name: node(chain * 10), result: 'committed'}], result: 'committed', duration: '41000'});
  const preview = {state: 'ready', node: [{name: 'node-1', object: [
    {operation: 'add', kind: 'policy', key: 'b'}, {operation: 'remove', kind: 'interface', key: 'z'},
    {operation: 'add', kind: 'policy', key: 'a'}, {operation: 'change', kind: 'interface', key: 'b'}]}]};

  /** What the controller says at an address; nothing is 404. */
  const said = address => {
    const [path, query = ''] = address.replace(/^.*\/rests\/(data|operations)\//, '').split('?');
    const chain = Number(/=chain-(\d+)$/.exec(path)?.[1] ?? NaN);
    if (path === 'chainstitch-sfc:preview-chain') {
      return {'chainstitch-sfc:output': preview};
    } else if (path === 'chainstitch-inventory:inventory') {
      return {'chainstitch-inventory:inventory': {pod: []}};
    } else if (query.endsWith('fields=node')) {
      return {'chainstitch-sfc:sfc-state': {node: nodes}};
    } else if (query.endsWith('fields=transaction')) {
      return {'chainstitch-sfc:sfc-state': {transaction: all.slice(0, 100).map(transaction)}};
    } else if (path === 'chainstitch-sfc:sfc-state') {
      return {'chainstitch-sfc:sfc-state': {chain: all.map(state).map(({path: ignored, ...row}) => row)}};
    }
    return chain >= 0 && chain < CHAINS
      ? {'chainstitch-sfc:chain': [path.includes('sfc-state') ? state(chain) : definition(chain)]} : undefined;
  };

  const made = {held: [], asked: []};
  let open;
  const gate = new Promise(resolve => {
    open = resolve;
  });
  made.release = () => {
    made.held = [];
    open();
  };
  made.still = () => Object.defineProperty(document, 'hidden', {value: true});
  globalThis.fetch = async address => {
    made.asked.push(address);
    if (made.held.some(one => address.includes(`=${one}?`))) {
      await gate;
    }
    const answer = said(address);
    return {ok: answer !== undefined, status: answer === undefined ? 404 : 200,
      text: async () => (answer === undefined ? '' : JSON.stringify(answer))};
  };
  return made;
})();
document.dispatchEvent(new Event('visibilitychange'));
