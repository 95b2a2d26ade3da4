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

/** Puts the page together: asks, keeps what was answered, and shows what changed. */

import {el, keepFocus, plain, show} from './dom.js';
import {absence, explanation, nodeExplanation} from './detail.js';
import {layout} from './layout.js';
import {ChainList} from './list.js';
import {byName, counts, described, edited, editable, named, rows, search, standby} from './model.js';
import {drawNodes} from './nodes.js';
import {arrowHeads, drawLegend, drawPicture} from './picture.js';
import {previewView} from './preview.js';
import * as restconf from './restconf.js';
import {traceView} from './trace.js';
import {many} from './words.js';

const PAUSE_MILLIS = 5000;
/** Who types is asked about when the fingers rest. */
const TYPING_MILLIS = 200;
const POD_ROUNDS = 6;
/** So many chains are drawn when none is chosen: more is a tangle. */
const TOGETHER = 8;

const at = id => document.getElementById(id);
const page = {
  all: [], nodes: [], pods: [], transactions: [], known: new Map(), find: '', chosen: undefined, node: undefined,
  mode: 'explain', traced: undefined, rounds: 0, last: undefined, drawn: '', questions: 0, typing: undefined, traces: 0,
};

const list = new ChainList(at('chains'), choose);

function visible() {
  return search(page.all, page.find);
}

/** The chains that the picture shows: the chosen one, or the first of those that stand on nodes. */
function pictured() {
  return page.chosen === undefined ? visible().filter(row => row.nodes.length > 0).slice(0, TOGETHER)
    .map(row => row.name) : [page.chosen];
}

function choose(name) {
  if (page.chosen !== name) {
    page.chosen = name;
    page.node = undefined;
    page.mode = 'explain';
    keepAddress();
  }
  draw();
  list.reveal(name);
  refresh();
}

/** The address names the chosen chain, so that it opens that one again. */
function keepAddress() {
  history.replaceState(null, '', page.chosen === undefined ? location.pathname
    : `#${encodeURIComponent(page.chosen)}`);
}

function chooseNode(name) {
  page.node = page.node === name ? undefined : name;
  page.chosen = undefined;
  page.mode = 'explain';
  keepAddress();
  draw();
  refresh();
}

function close() {
  page.node = undefined;
  choose(undefined);
  at('chains').focus();
}

async function whole(name) {
  const [state, definition] = await Promise.all([restconf.chainState(name), restconf.definition(name)]);
  return [name, {name, state, definition}];
}

/** Asks for all that is to be known of the pictured chains. What comes after a later question was put is dropped. */
async function learn() {
  const question = ++page.questions;
  const [transactions, ...found] = await Promise.all([
    page.chosen === undefined ? page.transactions : restconf.transactions(), ...pictured().map(whole)]);
  if (question === page.questions) {
    page.transactions = transactions;
    page.known = new Map(found);
  }
}

function refresh() {
  learn().then(draw).catch(complain);
}

/** Asks for what changes by itself; what was asked for again meanwhile is left to the later answer. */
async function ask() {
  const round = page.rounds++;
  const now = await restconf.overview();
  if (round % POD_ROUNDS === 0) {
    page.pods = await restconf.pods();
  }
  if (round === page.rounds - 1) {
    page.all = rows(now.chain);
    page.nodes = now.node.sort(byName);
    await learn();
  }
  page.last = new Date();
}

function complain(failure) {
  at('trouble').textContent = (failure instanceof restconf.Trouble ? failure.message
    : `The page has a defect: ${failure.message}`)
    + (page.last === undefined ? '' : ` What is shown is of ${page.last.toLocaleTimeString()}.`);
  at('trouble').hidden = false;
}

async function round() {
  if (!document.hidden) {
    try {
      await ask();
      at('trouble').hidden = true;
      at('pulse').textContent = `live · ${page.last.toLocaleTimeString()}`;
      draw();
    } catch (failure) {
      at('pulse').textContent = 'not live';
      complain(failure);
    }
  }
  setTimeout(round, PAUSE_MILLIS);
}

function drawSummary() {
  keepFocus(at('summary'), () => show(at('summary'), counts(page.all).map(([state, count]) => el('button', {
    type: 'button', class: `tally ${state}${count === 0 ? ' none' : ''}`, 'aria-pressed': page.find === state,
    'data-key': state, on: {click: () => {
      at('find').value = page.find === state ? '' : state;
      seek(at('find').value);
    }},
  }, el('b', {}, count.toLocaleString('en')), ' ', state))));
}

function drawList() {
  const shown = visible();
  at('count').textContent = page.find === '' ? many(page.all.length, 'chain')
    : `${shown.length.toLocaleString('en')} of ${many(page.all.length, 'chain')}`;
  list.set(shown, page.chosen);
}

function drawStage() {
  const shown = visible();
  const names = pictured();
  const chains = names.map(name => page.known.get(name))
    .filter(chain => (chain?.state ?? chain?.definition) !== undefined)
    .map(chain => ({...chain, standby: standby(chain.definition, chain.state, page.pods)}));
  at('caption').textContent = page.chosen ?? 'The network';
  at('subcaption').textContent = page.chosen !== undefined
    ? plain(page.known.get(page.chosen)?.definition?.description ?? '')
    : shown.length > chains.length ? `${chains.length} of ${many(shown.length, 'chain')}; choose one to see it alone`
      : shown.length === 0 ? '' : `${many(shown.length, 'chain')}; choose one to see it alone`;
  at('all').hidden = page.chosen === undefined;
  const asked = page.last !== undefined && names.every(name => page.known.has(name));
  const absent = asked && page.chosen === undefined ? 'No chain stands on a node yet.' : absence(page.chosen, asked);
  const picture = JSON.stringify([absent, chains, page.nodes, at('picture').clientWidth,
    at('picture').clientHeight, page.mode, page.traced]);
  if (picture !== page.drawn) {
    page.drawn = picture;
    const plan = layout(chains, page.nodes.map(node => node.name), at('picture').clientWidth);
    drawPicture(at('picture'), plan, chains, page.nodes,
      page.mode === 'trace' ? page.traced : undefined, absent, choose);
    keepFocus(at('legend'), () => drawLegend(at('legend'), chains, choose), at('detail'));
  }
}

function drawDetail() {
  const box = at('detail');
  const node = page.nodes.find(one => one.name === page.node);
  box.hidden = page.chosen === undefined && node === undefined;
  box.classList.toggle('wide', page.mode !== 'explain');
  if (page.chosen !== undefined && page.mode === 'explain') {
    const chain = described(page.chosen, page.known.get(page.chosen), page.all.find(row => row.name === page.chosen));
    keepFocus(box, () => show(box, explanation(chain, page.transactions, {trace, preview, close}, Date.now())));
  } else if (page.chosen === undefined && node !== undefined) {
    keepFocus(box, () => show(box, nodeExplanation(node, page.all, {close, choose}, Date.now())));
  }
}

function draw() {
  drawSummary();
  drawList();
  drawNodes(at('nodes'), page.nodes, page.node, chooseNode);
  drawDetail();
  drawStage();
}

function explain() {
  page.mode = 'explain';
  draw();
  at('detail').focus();
}

async function trace(direction, path) {
  const name = page.chosen;
  const mine = ++page.traces;
  page.mode = 'trace';
  page.traced = path;
  const actions = {back: explain, again: () => trace(direction, path)};
  const put = answer => {
    if (page.mode === 'trace' && page.traces === mine) {
      show(at('detail'), traceView(name, direction, path, answer, actions));
      draw();
      at('detail').focus();
    }
  };
  put(undefined);
  put(await restconf.trace(name, direction, path).catch(failure => ({trouble: failure.message})));
}

async function attempt(text) {
  const {chain, problem} = edited(text);
  return problem === undefined ? restconf.preview(chain).catch(failure => ({trouble: failure.message}))
    : {trouble: problem};
}

function preview() {
  const name = page.chosen;
  page.mode = 'preview';
  show(at('detail'), previewView(name, editable(page.known.get(name)?.definition ?? {name, function: []}),
    {back: explain, run: attempt}));
  draw();
  at('definition').focus();
}

/** Whether the editor has what would be lost. */
function unsaved() {
  const area = at('definition');
  return area !== null && area.value !== area.defaultValue;
}

function seek(text) {
  page.find = text.trim();
  drawSummary();
  drawList();
  clearTimeout(page.typing);
  page.typing = setTimeout(refresh, TYPING_MILLIS);
}

document.body.append(arrowHeads());
new ResizeObserver(drawStage).observe(at('picture'));
at('find').addEventListener('input', event => seek(event.target.value));
at('all').addEventListener('click', close);
document.addEventListener('keydown', event => {
  if (event.key === 'Escape' && page.mode !== 'explain') {
    if (!unsaved()) {
      explain();
    }
  } else if (event.key === 'Escape' && !at('detail').hidden) {
    close();
  } else if (event.key === '/' && !/^(INPUT|TEXTAREA)$/.test(document.activeElement?.tagName)) {
    at('find').focus();
    event.preventDefault();
  }
});
document.addEventListener('visibilitychange', () => document.hidden || ask().then(draw).catch(complain));
addEventListener('hashchange', () => choose(named(location.hash)));
document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();
  at('chains').focus();
});
page.chosen = named(location.hash);
round();
