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

/** The explanation of a chain: what it is, how it is and why, where it runs, and what was done last. */

import {el} from './dom.js';
import {byName, carried, functions, history, hops, paths} from './model.js';
import {advice, ago, clip, many, micros, short} from './words.js';

const TRANSACTIONS = 5;
/** So many paths of a direction are listed: a chain may have thousands. */
const PATHS = 50;

/** A state as a coloured word. */
export function pill(state) {
  return el('span', {class: `pill ${state}`}, state);
}

const fact = (name, ...value) => value.length === 0 || value[0] === '' || value[0] === undefined ? []
  : [el('dt', {}, name), el('dd', {}, ...value)];

/** Functions or stops with arrows between them. */
export function arrows(stops, sign = '→') {
  return el('p', {class: 'arrows'}, stops.flatMap((stop, index) =>
    index === 0 ? [stop] : [el('span', {class: 'arrow', 'aria-label': 'to'}, sign), stop]));
}

function stop(hop) {
  const name = hop.pod ?? hop['external-interface'] ?? hop.function;
  return el('span', {class: 'stop', title: hop.sid === undefined ? '' : `SID ${hop.sid}`},
    el('small', {}, clip(hop.node, 16)), clip(name.replace(/^[^/]*\//, ''), 26));
}

function pathRow(chain, path, onTrace) {
  const count = carried(path);
  const facts = [`weight ${path.weight ?? 1}`, path.mtu === undefined ? '' : `MTU ${path.mtu}`,
    count === undefined ? '' : `${short(count.packets)} packets · ${short(count.bytes)} bytes`];
  return el('li', {class: 'path'},
    el('div', {class: 'path-head'}, el('b', {}, `Path ${path.id}`), el('span', {class: 'faint'}, path.direction),
      el('button', {type: 'button', class: 'small', on: {click: () => onTrace(path.direction, path.id)},
        'aria-label': `Trace path ${path.id} ${path.direction}`}, 'Trace')),
    arrows(hops(path).map(stop)),
    el('p', {class: 'faint'}, facts.filter(text => text !== '').join(' · ')));
}

function section(title, ...content) {
  return content.flat().length === 0 ? [] : [el('h3', {}, title), ...content];
}

/** The first paths of each direction, and how many more there are. */
function pathsOf(chain, onTrace) {
  const all = ['forward', 'reverse'].map(direction => paths(chain.state, direction));
  const shown = all.flatMap(list => list.slice(0, PATHS));
  const more = all.flat().length - shown.length;
  return shown.length === 0 ? [] : el('ul', {class: 'paths'}, shown.map(path => pathRow(chain, path, onTrace)),
    more === 0 ? '' : el('li', {class: 'faint'}, `and ${more.toLocaleString('en')} more: sfc:chain ${chain.name} of `
      + 'the shell lists them all'));
}

/** What is said of a chain of which nothing is known. */
export function absence(name, asked) {
  return asked ? `There is no chain ${name}.` : 'Asking the controller …';
}

function head(name, close) {
  return el('div', {class: 'panel-head'}, el('h2', {}, name),
    el('button', {type: 'button', class: 'quiet', 'aria-label': 'Close', on: {click: close}}, '✕'));
}

function nodesOf(state) {
  return [...(state?.node ?? [])].sort(byName).map(node => {
    const shade = node.state === 'in-sync' ? 'ready' : node.state === 'failed' ? 'failed' : 'pending';
    return el('li', {}, el('span', {class: `dot ${shade}`}), el('b', {}, clip(node.name, 40)),
      el('span', {class: 'faint'}, node.message === undefined ? node.state : `${node.state}: ${node.message}`));
  });
}

function transactionsOf(all, name, now) {
  return history(all, name).slice(0, TRANSACTIONS).map(one => el('li', {},
    el('span', {class: `dot ${String(one.result).startsWith('committed') ? 'ready' : 'failed'}`}),
    el('span', {}, clip(one.result, 300)),
    el('span', {class: 'faint'}, `${micros(one.duration ?? 0)} · ${many((one.node ?? []).length, 'node')} · `
      + `${ago(one.time, now)} ago`)));
}

/** The explanation of what model.js described. Actions: trace(direction, path), preview(), close(). */
export function explanation(chain, transactions, actions, now) {
  const {state, definition} = chain;
  if (state === undefined && definition === undefined) {
    return [head(chain.name, actions.close), el('p', {class: 'message'}, absence(chain.name, chain.asked))];
  }
  const shown = state?.state ?? 'pending';
  const order = functions(definition, state);
  const older = state?.generation !== undefined && state.generation !== state['observed-generation'];
  return [
    head(chain.name, actions.close),
    el('p', {}, pill(shown), state?.reason === undefined ? '' : el('code', {class: 'reason'}, state.reason)),
    state?.message === undefined ? '' : el('p', {class: 'message'}, state.message),
    el('p', {class: 'faint'}, state === undefined ? 'The controller has not said anything about it yet.'
      : advice(shown)),
    definition?.description === undefined ? '' : el('p', {class: 'description'}, definition.description),
    order.length === 0 ? '' : arrows(order.map(name => el('b', {}, clip(name, 26))),
      definition?.unidirectional === true ? '→' : '⇄'),
    el('div', {class: 'actions'},
      definition === undefined ? '' : el('button', {type: 'button', on: {click: actions.preview}},
        'Preview a change')),
    el('dl', {class: 'facts'},
      fact('Renderer', state?.renderer ?? definition?.renderer), fact('Layer', state?.layer),
      fact('Network', state?.network), fact('Since', state?.since === undefined ? '' : `${ago(state.since, now)} ago`),
      fact('Programmed in', state?.['last-program-time'] === undefined ? '' : micros(state['last-program-time'])),
      fact('Generation', state?.generation === undefined ? '' : older
        ? `${state.generation}, the state speaks of ${state['observed-generation']}` : state.generation)),
    section('Paths', pathsOf(chain, actions.trace)),
    section('Nodes', (state?.node ?? []).length === 0 ? [] : el('ul', {class: 'plain'}, nodesOf(state))),
    section('Last transactions', history(transactions, chain.name).length === 0 ? []
      : el('ul', {class: 'plain'}, transactionsOf(transactions, chain.name, now))),
  ].flat();
}

/** The explanation of a node. */
export function nodeExplanation(node, rows, actions, now) {
  const chains = rows.filter(row => row.nodes.includes(node.name));
  return [
    head(node.name, actions.close),
    el('p', {}, el('span', {class: `pill ${node.connection === 'connected' ? 'ready'
      : node.connection === 'connecting' ? 'programming' : 'failed'}`}, node.connection ?? 'unknown'),
    el('span', {class: `pill ${node.sync === 'in-sync' ? 'ready' : node.sync === 'syncing' ? 'programming'
      : node.sync === 'failed' ? 'failed' : 'degraded'}`}, node.sync ?? 'unknown')),
    node.message === undefined ? '' : el('p', {class: 'message'}, node.message),
    el('dl', {class: 'facts'}, fact('Objects', String(node.objects ?? 0)),
      fact('Differed when last compared', String(node.drift ?? 0)),
      fact('Last in sync', node['last-sync'] === undefined ? 'not yet' : `${ago(node['last-sync'], now)} ago`)),
    section(many(chains.length, 'chain'), chains.length === 0 ? [] : el('ul', {class: 'plain'},
      chains.slice(0, 50).map(row => el('li', {}, el('span', {class: `dot ${row.state}`}),
        el('button', {type: 'button', class: 'link-button', on: {click: () => actions.choose(row.name)}},
          clip(row.name, 40)), el('span', {class: 'faint'}, row.state))),
      chains.length > 50 ? el('li', {class: 'faint'}, `and ${chains.length - 50} more: search for the node`) : '')),
  ].flat();
}
