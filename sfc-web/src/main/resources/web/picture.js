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

/** Draws the picture as SVG from what layout.js worked out. */

import {el, show, svg} from './dom.js';
import {about, condition} from './nodes.js';
import {clip, short} from './words.js';

const SHADES = 8;
/** A picture is shrunk to fit, but not so much that it cannot be read; then it scrolls. */
const LEAST_SCALE = 0.6;

function arrow(shade) {
  return svg('marker', {id: `arrow-${shade}`, class: `c${shade}`, viewBox: '0 0 10 10', refX: 8.5, refY: 5,
    markerWidth: 11, markerHeight: 11, markerUnits: 'userSpaceOnUse', orient: 'auto-start-reverse'},
  svg('path', {class: 'tip', d: 'M1 1L9 5L1 9Z'}));
}

function lane(band, node) {
  return svg('g', {class: 'lane'},
    svg('rect', {x: band.x, y: band.y, width: band.width, height: band.height, rx: 12}),
    svg('circle', {class: `mark ${node === undefined ? 'unknown' : condition(node)}`, cx: band.x + 22,
      cy: band.y + band.height / 2 - 7, r: 5}),
    svg('text', {class: 'strong', x: band.x + 36, y: band.y + band.height / 2 - 3}, clip(band.name, 16)),
    svg('text', {class: 'faint', x: band.x + 36, y: band.y + band.height / 2 + 14},
      node === undefined ? '' : node.connection === 'connected' ? node.sync : node.connection),
    svg('title', {}, node === undefined ? band.name : `${band.name}: ${about(node)}`));
}

/** What passed an instance of the only chain shown, in both directions. */
function traffic(card, chains) {
  if (chains.length !== 1) {
    return '';
  }
  const sum = direction => {
    const found = (chains[0].state?.path ?? []).filter(path => path.direction === direction)
      .flatMap(path => path.hop ?? []).filter(hop => hop.packets !== undefined && hop.node === card.node
        && (hop.pod ?? hop['external-interface']) === card.name);
    const byMeter = new Map(found.map(hop => [hop.sid ?? hop['input-interface'], Number(hop.packets)]));
    return found.length === 0 ? undefined : [...byMeter.values()].reduce((a, b) => a + b, 0);
  };
  const [there, back] = [sum('forward'), sum('reverse')];
  return [there === undefined ? '' : `→ ${short(there)}`, back === undefined ? '' : `← ${short(back)}`]
    .filter(text => text !== '').join('  ');
}

/** Names without the namespace when there is only one, which then says nothing. */
function shortNames(cards) {
  const spaces = new Set(cards.filter(one => !one.external).map(one => one.name.split('/')[0]));
  return name => (spaces.size === 1 ? name.replace(/^[^/]*\//, '') : name);
}

function card(one, chains, shorten) {
  const names = [...one.functions].join(', ');
  const seen = traffic(one, chains);
  return svg('g', {class: `card${one.standby ? ' standby' : ''}${one.external ? ' external' : ''}`},
    svg('rect', {x: one.x, y: one.y, width: one.width, height: one.height, rx: one.external ? one.height / 2 : 8}),
    svg('text', {class: 'strong', x: one.x + 14, y: one.y + (chains.length === 1 ? 20 : 19)},
      clip(one.external ? one.name : shorten(one.name), 18)),
    chains.length > 1 ? '' : svg('text', {class: 'faint', x: one.x + 14, y: one.y + 37},
      one.standby ? `${clip(names, 12)} · ${chains[0].state?.path === undefined ? 'matches' : 'standby'}`
        : clip(names, seen === '' ? 24 : 11)),
    seen === '' ? '' : svg('text', {class: 'count', x: one.x + one.width - 12, y: one.y + 37, 'text-anchor': 'end'},
      seen),
    svg('title', {}, `${one.name} on ${one.node}, as ${names}, in ${[...one.chains].join(', ')}`
      + (one.standby ? ', standby: it takes over when another instance goes' : '')
      + (seen === '' ? '' : `; packets counted: ${seen}`)));
}

function link(one, single, traced, onChoose) {
  const shade = one.colour % SHADES;
  const width = 1.4 + 1.4 * one.share;
  const ways = one.both ? 'both ways' : 'one way';
  const attributes = {d: one.d, 'stroke-width': width.toFixed(1), 'marker-end': `url(#arrow-${shade})`,
    'marker-start': one.both ? `url(#arrow-${shade})` : undefined};
  const step = traced === undefined || one.paths.has(traced) ? '' : ' dim';
  return svg('g', {class: `link c${shade}${step}`, 'data-chain': one.chain,
    on: single ? {} : {click: () => onChoose(one.chain)}},
    svg('path', {class: 'reach', d: one.d}),
    svg('path', {class: 'halo', d: one.d, 'stroke-width': (width + 5).toFixed(1)}),
    svg('path', {class: 'way', ...attributes}),
    svg('title', {}, `${one.chain}, ${ways}, path ${[...one.paths].join(', ')}, `
      + `${Math.round(100 * one.share)} % of the flows`));
}

/** The arrow heads that picture and legend refer to; to be put into the document once. */
export function arrowHeads() {
  return svg('svg', {width: 0, height: 0, class: 'heads', 'aria-hidden': 'true'},
    svg('defs', {}, Array.from({length: SHADES}, (ignored, shade) => arrow(shade))));
}

/**
 * Draws; with a traced path the others step back. Absent is the sentence for no chains; onChoose is told the name of a
 * chain that was clicked.
 */
export function drawPicture(box, plan, chains, nodes, traced, absent, onChoose) {
  if (plan.cards.length === 0) {
    show(box, el('p', {class: 'empty'}, chains.length === 0 ? absent
      : 'Nothing is installed, and nothing matches its functions yet.'));
    return;
  }
  const byName = new Map(nodes.map(node => [node.name, node]));
  const {scrollLeft, scrollTop} = box;
  const shorten = shortNames(plan.cards);
  const scale = Math.min(1, Math.max(LEAST_SCALE, Math.min((box.clientWidth - 4) / plan.width,
    (box.clientHeight - 4) / plan.height)));
  show(box, svg('svg', {width: Math.floor(plan.width * scale), height: Math.floor(plan.height * scale),
    viewBox: `0 0 ${plan.width} ${plan.height}`, role: 'img', 'aria-label': spoken(chains)},
  plan.lanes.map(band => lane(band, byName.get(band.name))),
  plan.heads.map(head => svg('text', {class: 'head', x: head.x, y: head.y, 'text-anchor': 'middle'},
    clip(head.name, 24))),
  plan.links.map(one => link(one, chains.length === 1, traced, onChoose)),
  plan.cards.map(one => card(one, chains, shorten))));
  box.scrollTo(scrollLeft, scrollTop);
}

function spoken(chains) {
  return chains.length === 1 ? `The paths of chain ${chains[0].name}; they are also listed in the explanation`
    : `The paths of ${chains.length} chains`;
}

/** Explains the signs, and the colours when there is more than one chain. */
export function drawLegend(box, chains, onChoose) {
  const sign = (picture, text) => el('span', {class: 'sign'}, picture, text);
  const line = both => svg('svg', {width: 34, height: 12, class: 'c0'},
    svg('path', {class: 'way', d: 'M5 6H29', 'stroke-width': 2, 'marker-end': 'url(#arrow-0)',
      'marker-start': both ? 'url(#arrow-0)' : undefined}));
  const frame = name => svg('svg', {width: 26, height: 14}, svg('g', {class: `card ${name}`},
    svg('rect', {x: 1, y: 1, width: 24, height: 12, rx: name === 'external' ? 6 : 3})));
  show(box, chains.length < 2 ? [] : el('div', {class: 'keys'}, chains.map((chain, index) =>
    el('button', {type: 'button', class: `key c${index % SHADES}`, on: {click: () => onChoose(chain.name)}},
      svg('svg', {width: 18, height: 8}, svg('path', {class: 'way', d: 'M1 4H17', 'stroke-width': 3})),
      clip(chain.name, 28)))),
  el('div', {class: 'signs'}, sign(line(true), 'both ways'), sign(line(false), 'one way'),
    sign(frame(''), 'instance'), sign(frame('standby'), 'standby'), sign(frame('external'), 'external interface'),
    el('span', {class: 'sign'}, 'thicker = more of the flows')));
}
