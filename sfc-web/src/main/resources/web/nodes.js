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

/** The strip of nodes: named while they are few, squares when there are many. */

import {el, show} from './dom.js';
import {clip} from './words.js';

const FEW = 12;

/** How a node is, in one word that is also the class of its colour. */
export function condition(node) {
  return node.connection === 'unreachable' ? 'failed'
    : node.sync === 'failed' ? 'failed'
      : node.connection === 'connecting' || node.sync === 'syncing' ? 'programming'
        : node.sync === 'out-of-sync' ? 'degraded' : 'ready';
}

/** One line about a node. */
export function about(node) {
  return `${node.connection ?? 'unknown'}, ${node.sync ?? 'not compared yet'}`;
}

/** Shows the nodes; onChoose is told the name of a chosen one. */
export function drawNodes(box, nodes, chosen, onChoose) {
  const few = nodes.length <= FEW;
  box.className = few ? 'few' : 'lots';
  const focused = document.activeElement?.dataset?.node;
  show(box, nodes.map(node => el('button', {
    type: 'button', class: `node ${condition(node)}`, 'aria-pressed': node.name === chosen, 'data-node': node.name,
    title: `${node.name}: ${about(node)}${node.message === undefined ? '' : '. ' + node.message}`,
    'aria-label': `Node ${node.name}: ${about(node)}`, on: {click: () => onChoose(node.name)},
  }, few ? [el('span', {class: `dot ${condition(node)}`}), el('b', {}, clip(node.name, 24)),
    el('span', {class: 'what'}, node.connection === 'connected' ? `${node.sync} · ${node.objects ?? 0} objects`
      : node.connection)] : [])));
  if (focused !== undefined) {
    [...box.children].find(one => one.dataset.node === focused)?.focus();
  }
}
