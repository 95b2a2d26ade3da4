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

/** A trace, drawn hop by hop: the way of a packet from top to bottom, in a frame for each node that it is on. */

import {el} from './dom.js';

/** Steps with the same node in a row. Pure. */
export function visits(steps) {
  const found = [];
  [...(steps ?? [])].sort((a, b) => a.index - b.index).forEach(step => {
    const last = found[found.length - 1];
    if (last !== undefined && last.node === step.node) {
      last.steps.push(step);
    } else {
      found.push({node: step.node, steps: [step]});
    }
  });
  return found;
}

/** The trace of a path. Actions: back(), again(). */
export function traceView(chain, direction, path, answer, actions) {
  const ok = answer?.verdict === 'ok';
  const stations = visits(answer?.step);
  return [
    el('div', {class: 'panel-head'}, el('h2', {}, 'Trace of ', chain),
      el('button', {type: 'button', class: 'quiet', on: {click: actions.back}}, 'Back')),
    el('p', {class: 'faint'}, `Path ${path}, ${direction}. A packet is followed through what the agents read back `
      + 'from VPP just now.'),
    answer === undefined ? el('p', {class: 'busy', role: 'status'}, 'Reading the nodes …')
      : answer.trouble !== undefined ? el('p', {class: 'trouble', role: 'alert'}, answer.trouble)
        : el('p', {class: 'verdict', role: 'status'}, el('span', {class: `pill ${ok ? 'ready' : 'failed'}`},
          answer.verdict), answer.message ?? (ok ? 'The packet visits every function in order and arrives.' : '')),
    stations.length === 0 ? '' : el('ol', {class: 'trace'}, stations.map((station, index) => el('li', {
      class: `station${!ok && index === stations.length - 1 ? ' last-broken' : ''}`,
    }, el('h3', {}, station.node ?? 'between nodes'),
    el('ol', {}, station.steps.map(step => el('li', {}, el('b', {}, step.action ?? ''),
      el('span', {class: 'faint'}, step.detail ?? ''))))))),
    answer === undefined ? '' : el('div', {class: 'actions'},
      el('button', {type: 'button', on: {click: actions.again}}, 'Trace again')),
  ];
}
