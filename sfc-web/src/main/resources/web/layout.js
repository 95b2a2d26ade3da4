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
 * Where things are in the picture. Nodes are bands from left to right; the instances of a chain stand in them in
 * columns, in the order of its functions, so that traffic runs from left to right and crosses bands where it crosses
 * the network.
 * Pure: the same input gives the same picture.
 */

import {bothWays, compareNames, functions, hops, instance, paths} from './model.js';

/** One chain alone has room for cards of two lines; several get one line. */
const ROOMY = {width: 164, height: 48, gap: 14};
const COMPACT = {width: 148, height: 28, gap: 10};
const LANE = {label: 132, padding: 16, gap: 10, least: 80};
const COLUMN = {gap: 112, least: 52, head: 24};
const MARGIN = 16;
/** How often the cards of a band are sorted by what they are linked to. */
const SWEEPS = 4;
const PORT = 9;

/** Functions stand as far left as they can, the last one at the right end. */
function placeOf(position, length, columns) {
  return position === length - 1 && position > 0 ? columns - 1 : Math.max(0, position);
}

/** Cards by instance, each with the column it stands in, in the order in which the chains need them. */
function collect(chains, columns) {
  const cards = new Map();
  const put = (hop, column, chain, waits) => {
    const key = instance(hop);
    if (!cards.has(key)) {
      cards.set(key, {key, node: hop.node, column, name: hop.pod ?? hop['external-interface'],
        external: hop.pod === undefined, functions: new Set(), chains: new Set(), standby: waits});
    }
    const card = cards.get(key);
    card.functions.add(hop.function);
    card.chains.add(chain.name);
    card.standby = card.standby && waits;
  };
  chains.forEach(chain => {
    const order = functions(chain.definition, chain.state);
    paths(chain.state, 'forward').forEach(path => hops(path).forEach((hop, position, all) =>
      put(hop, placeOf(position, all.length, columns), chain, false)));
    chain.standby.forEach(hop => put(hop, placeOf(order.indexOf(hop.function), order.length, columns), chain, true));
  });
  return cards;
}

function bands(cards, names, top, size) {
  const used = [...new Set(cards.map(card => card.node))];
  const known = names.filter(name => used.includes(name));
  let y = top;
  return [...known, ...used.filter(name => !known.includes(name)).sort(compareNames)].map(name => {
    const stacks = new Map();
    cards.filter(card => card.node === name)
      .forEach(card => stacks.set(card.column, [...(stacks.get(card.column) ?? []), card]));
    const most = Math.max(...[...stacks.values()].map(stack => stack.length));
    const height = Math.max(LANE.least, most * (size.height + size.gap) - size.gap + 2 * LANE.padding);
    const band = {name, y, height, stacks: [...stacks.values()]};
    y += height + LANE.gap;
    return band;
  });
}

function stack(band, size) {
  band.stacks.forEach(list => {
    const start = band.y + (band.height - list.length * (size.height + size.gap) + size.gap) / 2;
    list.forEach((card, index) => {
      card.y = start + index * (size.height + size.gap);
    });
  });
}

/** Sorts the cards of each stack by the height of what they are linked to, so that fewer links cross. */
function untangle(all, links, size) {
  const others = new Map();
  links.forEach(({from, to}) => {
    others.set(from, [...(others.get(from) ?? []), to]);
    others.set(to, [...(others.get(to) ?? []), from]);
  });
  const pull = card => {
    const list = others.get(card) ?? [];
    return list.length === 0 ? Infinity : list.reduce((sum, other) => sum + other.y, 0) / list.length;
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    all.forEach(band => {
      band.stacks.forEach(list => {
        const pulls = new Map(list.map(card => [card, pull(card)]));
        list.sort((a, b) => (pulls.get(a) === pulls.get(b) ? 0 : pulls.get(a) - pulls.get(b)));
      });
      stack(band, size);
    });
  }
}

/** Links between neighbours on a path; links of one chain between the same two instances are one. */
function connect(chains, cards) {
  const links = new Map();
  chains.forEach((chain, colour) => {
    const all = paths(chain.state, 'forward');
    const total = all.reduce((sum, path) => sum + Number(path.weight ?? 1), 0);
    const both = bothWays(chain.state);
    all.forEach(path => {
      const stops = hops(path).map(hop => cards.get(instance(hop)));
      stops.slice(1).forEach((to, index) => {
        const key = [chain.name, stops[index].key, to.key].join('\n');
        const link = links.get(key) ?? {chain: chain.name, colour, from: stops[index], to, share: 0, both,
          paths: new Set()};
        link.share += Number(path.weight ?? 1) / total;
        link.paths.add(path.id);
        links.set(key, link);
      });
    });
  });
  return [...links.values()];
}

/** Gives each end of a link a place of its own at the side of its card. */
function dock(links) {
  const ends = new Map();
  const add = (card, side, link, other) => {
    const key = card.key + '\n' + side;
    ends.set(key, [...(ends.get(key) ?? []), {card, link, side, other}]);
  };
  links.forEach(link => {
    add(link.from, 'out', link, link.to);
    add(link.to, 'in', link, link.from);
  });
  ends.forEach(list => {
    list.sort((a, b) => a.other.y - b.other.y || a.link.colour - b.link.colour);
    const step = Math.min(PORT, (list[0].card.height - 8) / list.length);
    list.forEach((end, index) => {
      const y = end.card.y + end.card.height / 2 + (index - (list.length - 1) / 2) * step;
      end.link[end.side] = {x: end.card.x + (end.side === 'out' ? end.card.width : 0), y};
    });
  });
}

function curve(link) {
  const {out: a, in: b} = link;
  const reach = b.x > a.x ? Math.max(36, (b.x - a.x) / 2) : 80;
  return `M${a.x} ${a.y}C${a.x + reach} ${a.y} ${b.x - reach} ${b.y} ${b.x} ${b.y}`;
}

/**
 * The picture of some chains.
 *
 * @param chains [{name, definition, state, standby}]
 * @param names of all nodes, in their order
 * @param room width that there is; columns move together when it is small
 * @returns {width, height, heads, lanes, cards, links}
 */
export function layout(chains, names, room = Infinity) {
  const orders = chains.map(chain => functions(chain.definition, chain.state));
  const columns = Math.max(1, ...orders.map(order => order.length));
  const size = chains.length === 1 ? ROOMY : COMPACT;
  const cards = collect(chains, columns);
  const all = bands([...cards.values()], names, MARGIN + (chains.length === 1 ? COLUMN.head : 0), size);
  const fixed = 2 * MARGIN + LANE.label + LANE.padding + columns * size.width;
  const gap = Math.max(COLUMN.least, Math.min(COLUMN.gap, (room - fixed) / Math.max(1, columns - 1)));
  const left = column => MARGIN + LANE.label + column * (size.width + gap);
  cards.forEach(card => {
    card.x = left(card.column);
    card.width = size.width;
    card.height = size.height;
  });
  const links = connect(chains, cards);
  all.forEach(band => stack(band, size));
  untangle(all, links, size);
  dock(links);
  const width = left(columns - 1) + size.width + LANE.padding + MARGIN;
  const last = all[all.length - 1];
  return {
    width,
    height: (last === undefined ? 0 : last.y + last.height) + MARGIN,
    heads: chains.length === 1 ? orders[0].map((name, index) => ({name, x: left(placeOf(index, orders[0].length,
      columns)) + size.width / 2, y: MARGIN + 10})) : [],
    lanes: all.map(({name, y, height}) => ({name, y, height, x: MARGIN, width: width - 2 * MARGIN})),
    cards: [...cards.values()],
    links: links.map(link => ({...link, d: curve(link)})),
  };
}
