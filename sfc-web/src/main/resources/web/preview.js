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

/** What an edited definition would change, node by node. Nothing is written. */

import {el, show} from './dom.js';
import {arrows, pill} from './detail.js';
import {byName, hops, objects, paths} from './model.js';
import {clip, many} from './words.js';

const SIGNS = {add: '+', change: '~', remove: '−'};

const field = ({name, value = '', before}) => el('span', {}, el('i', {}, name), ' ',
  before === undefined ? value : el('strong', {}, `${before || '-'} → ${value || '-'}`));

function objectRow(object) {
  return el('li', {class: object.operation},
    el('span', {class: 'sign-of', 'aria-label': object.operation}, SIGNS[object.operation] ?? '?'),
    el('b', {}, object.kind ?? ''), el('code', {}, object.key ?? ''),
    (object.attribute ?? []).length === 0 ? '' : el('span', {class: 'attributes'},
      [...object.attribute].sort(byName).map(field)));
}

/** The differences of an answer. */
export function differences(answer) {
  const nodes = [...(answer.node ?? [])].filter(node => (node.object ?? []).length > 0)
    .sort(byName);
  if (nodes.length === 0) {
    return [el('p', {class: 'faint'}, 'No node would change.')];
  }
  return nodes.map(node => el('section', {class: 'difference'},
    el('h3', {}, node.name, el('span', {class: 'faint'}, ' ' + many(node.object.length, 'object'))),
    el('ul', {class: 'objects'}, objects(node).map(objectRow))));
}

function outcome(answer) {
  const forward = paths(answer, 'forward');
  return [
    el('p', {class: 'verdict', role: 'status'}, pill(answer.state ?? 'unknown'),
      answer.reason === undefined ? '' : el('code', {class: 'reason'}, answer.reason)),
    answer.message === undefined ? '' : el('p', {class: 'message'}, answer.message),
    forward.map(path => arrows(hops(path).map(hop => el('span', {class: 'stop'}, el('small', {}, hop.node),
      clip((hop.pod ?? hop['external-interface'] ?? '').replace(/^[^/]*\//, ''), 26))))),
    differences(answer),
  ].flat(2);
}

function answered(answer) {
  return answer.trouble === undefined ? outcome(answer) : el('p', {class: 'trouble', role: 'alert'}, answer.trouble);
}

/**
 * The editor, and below it what came of it; the editor stays as it is when an answer comes. Actions: back(), run(text),
 * which answers.
 */
export function previewView(name, text, actions) {
  const area = el('textarea', {id: 'definition', spellcheck: 'false', rows: 16, 'aria-describedby': 'preview-note'});
  area.defaultValue = text;
  const below = el('div', {class: 'outcome'});
  let runs = 0;
  const run = async () => {
    const mine = ++runs;
    show(below, el('p', {class: 'busy', role: 'status'}, 'Working it out …'));
    const answer = await actions.run(area.value);
    if (mine === runs) {
      show(below, answered(answer));
    }
  };
  return [
    el('div', {class: 'panel-head'}, el('h2', {}, 'Preview of ', name),
      el('button', {type: 'button', class: 'quiet', on: {click: actions.back}}, 'Back')),
    el('p', {class: 'faint', id: 'preview-note'}, 'Edit the definition and see what it would change. '
      + 'Nothing is written, neither here nor on the nodes.'),
    el('label', {class: 'area'}, el('span', {}, 'Definition'), area),
    el('div', {class: 'actions'}, el('button', {type: 'button', class: 'main', on: {click: run}}, 'Preview')),
    below,
  ];
}
