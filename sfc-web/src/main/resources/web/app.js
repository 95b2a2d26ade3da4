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

import {el, plain, show} from './dom.js';
import {explanation, nodeExplanation} from './detail.js';
import {layout} from './layout.js';
import {ChainList} from './list.js';
import {counts, edited, editable, rows, search, standby} from './model.js';
import {drawNodes} from './nodes.js';
import {arrowHeads, drawLegend, drawPicture} from './picture.js';
import {previewView} from './preview.js';
import * as restconf from './restconf.js';
import {traceView} from './trace.js';
import {many} from './words.js';

const PAUSE_MILLIS = 5000;
const POD_ROUNDS = 6;
/** So many chains are drawn when none is chosen: more is a tangle. */
const TOGETHER = 8;

const at = id => document.getElementById(id);
const page = {
  all: [], nodes: [], pods: [], transactions: [], known: new Map(), find: '', chosen: undefined, node: undefined,
  mode: 'explain', traced: undefined, rounds: 0, last: undefined, drawn: '',
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
    history.replaceState(null, '', name === undefined ? location.pathname : `#${encodeURIComponent(name)}`);
  }
  draw();
  list.reveal(name);
  learn().then(draw).catch(complain);
}

function chooseNode(name) {
  page.node = page.node === name ? undefined : name;
  page.chosen = undefined;
  page.mode = 'explain';
  draw();
  learn().then(draw).catch(complain);
}

function close() {
  page.node = undefined;
  choose(undefined);
  at('chains').focus();
}

/** Asks for all that is to be known of the pictured chains. */
async function learn() {
  const names = pictured();
  const found = await Promise.all(names.map(async name => {
    const [state, definition] = await Promise.all([restconf.chainState(name), restconf.definition(name)]);
    return [name, {name, state, definition}];
  }));
  page.known = new Map(found);
}

async function ask() {
  const now = await restconf.overview();
  page.all = rows(now.chain);
  page.nodes = now.node.sort((a, b) => a.name.localeCompare(b.name, 'en', {numeric: true}));
  if (page.rounds++ % POD_ROUNDS === 0) {
    page.pods = await restconf.pods();
  }
  if (page.chosen !== undefined) {
    page.transactions = await restconf.transactions();
  }
  await learn();
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
  show(at('summary'), counts(page.all).map(([state, count]) => el('button', {
    type: 'button', class: `tally ${state}${count === 0 ? ' none' : ''}`, 'aria-pressed': page.find === state,
    on: {click: () => {
      at('find').value = page.find === state ? '' : state;
      seek(at('find').value);
    }},
  }, el('b', {}, count.toLocaleString('en')), ' ', state)));
}

function drawList() {
  const shown = visible();
  at('count').textContent = page.find === '' ? many(page.all.length, 'chain')
    : `${shown.length.toLocaleString('en')} of ${many(page.all.length, 'chain')}`;
  list.set(shown, page.chosen);
}

function drawStage() {
  const shown = visible();
  const chains = pictured().map(name => page.known.get(name)).filter(chain => chain !== undefined)
    .map(chain => ({...chain, standby: standby(chain.definition, chain.state, page.pods)}));
  at('caption').textContent = page.chosen ?? 'The network';
  at('subcaption').textContent = page.chosen !== undefined
    ? plain(page.known.get(page.chosen)?.definition?.description ?? '')
    : shown.length > chains.length ? `${chains.length} of ${many(shown.length, 'chain')}; choose one to see it alone`
      : shown.length === 0 ? '' : `${many(shown.length, 'chain')}; choose one to see it alone`;
  at('all').hidden = page.chosen === undefined;
  const picture = JSON.stringify([chains, page.nodes, at('picture').clientWidth,
    at('picture').clientHeight, page.mode, page.traced]);
  if (picture !== page.drawn) {
    page.drawn = picture;
    const plan = layout(chains, page.nodes.map(node => node.name), at('picture').clientWidth);
    drawPicture(at('picture'), plan, chains, page.nodes,
      page.mode === 'trace' ? page.traced : undefined, choose);
    drawLegend(at('legend'), chains, choose);
  }
}

function drawDetail() {
  const box = at('detail');
  const node = page.nodes.find(one => one.name === page.node);
  box.hidden = page.chosen === undefined && node === undefined;
  box.classList.toggle('wide', page.mode !== 'explain');
  if (page.chosen !== undefined && page.mode === 'explain') {
    keepFocus(box, explanation(page.known.get(page.chosen) ?? {name: page.chosen}, page.transactions,
      {trace, preview, close}, Date.now()));
  } else if (page.chosen === undefined && node !== undefined) {
    keepFocus(box, nodeExplanation(node, page.all, {close, choose}, Date.now()));
  }
}

/** A refresh must not take the focus from a button that it draws again. */
function keepFocus(box, content) {
  const buttons = () => [...box.querySelectorAll('button')];
  const index = buttons().indexOf(document.activeElement);
  const top = box.scrollTop;
  show(box, content);
  box.scrollTop = top;
  if (index >= 0) {
    buttons()[index]?.focus({preventScroll: true});
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
  page.mode = 'trace';
  page.traced = path;
  const actions = {back: explain, again: () => trace(direction, path)};
  const put = answer => {
    if (page.mode === 'trace' && page.chosen === name) {
      show(at('detail'), traceView(name, direction, path, answer, actions));
      draw();
      at('detail').focus();
    }
  };
  put(undefined);
  put(await restconf.trace(name, direction, path).catch(failure => ({trouble: failure.message})));
}

function preview() {
  const name = page.chosen;
  page.mode = 'preview';
  const put = (text, answer) => {
    if (page.mode === 'preview' && page.chosen === name) {
      show(at('detail'), previewView(name, text, answer, {back: explain, run: run => attempt(run)}));
    }
  };
  const attempt = async text => {
    const {chain, problem} = edited(text);
    if (problem !== undefined) {
      put(text, {trouble: problem});
      return;
    }
    put(text, {busy: true});
    put(text, await restconf.preview(chain).catch(failure => ({trouble: failure.message})));
  };
  put(editable(page.known.get(name)?.definition ?? {name, function: []}), undefined);
  draw();
  at('definition').focus();
}

function seek(text) {
  page.find = text.trim();
  draw();
  learn().then(draw).catch(complain);
}

document.body.append(arrowHeads());
new ResizeObserver(drawStage).observe(at('picture'));
at('find').addEventListener('input', event => seek(event.target.value));
at('all').addEventListener('click', close);
document.addEventListener('keydown', event => {
  if (event.key === 'Escape' && page.mode !== 'explain') {
    explain();
  } else if (event.key === 'Escape' && !at('detail').hidden) {
    close();
  } else if (event.key === '/' && !/^(INPUT|TEXTAREA)$/.test(document.activeElement?.tagName)) {
    at('find').focus();
    event.preventDefault();
  }
});
document.addEventListener('visibilitychange', () => document.hidden || ask().then(draw).catch(complain));
if (location.hash.length > 1) {
  page.chosen = decodeURIComponent(location.hash.slice(1));
}
round();
