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

/** The list of chains. Only the rows in sight are in the document, so a thousand chains cost as much as twenty. */

import {el, show} from './dom.js';
import {clip} from './words.js';

const ROW = 52;
const SPARE = 6;

/** A list in an element with role listbox; onChoose is told the name of a chosen chain. */
export class ChainList {
  constructor(box, onChoose) {
    this.box = box;
    this.onChoose = onChoose;
    this.rows = [];
    this.chosen = undefined;
    this.active = 0;
    this.space = el('div', {class: 'space', role: 'presentation'});
    this.box.append(this.space);
    box.addEventListener('scroll', () => this.draw());
    box.addEventListener('keydown', event => this.key(event));
    new ResizeObserver(() => this.draw()).observe(box);
  }

  /** Shows these rows. */
  set(rows, chosen) {
    const at = rows.findIndex(row => row.name === this.rows[this.active]?.name);
    this.rows = rows;
    this.chosen = chosen;
    this.active = at < 0 ? Math.min(this.active, Math.max(0, rows.length - 1)) : at;
    this.space.style.height = `${rows.length * ROW}px`;
    this.draw();
  }

  /** Brings a chain into sight. */
  reveal(name) {
    const index = this.rows.findIndex(row => row.name === name);
    if (index >= 0) {
      this.active = index;
      this.scrollTo(index);
      this.draw();
    }
  }

  scrollTo(index) {
    const top = index * ROW;
    if (top < this.box.scrollTop) {
      this.box.scrollTop = top;
    } else if (top + ROW > this.box.scrollTop + this.box.clientHeight) {
      this.box.scrollTop = top + ROW - this.box.clientHeight;
    }
  }

  key(event) {
    const page = Math.max(1, Math.floor(this.box.clientHeight / ROW) - 1);
    const moves = {ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.rows.length,
      End: this.rows.length};
    if (event.key in moves) {
      this.active = Math.max(0, Math.min(this.rows.length - 1, this.active + moves[event.key]));
      this.scrollTo(this.active);
      this.draw();
      event.preventDefault();
    } else if ((event.key === 'Enter' || event.key === ' ') && this.rows[this.active] !== undefined) {
      this.onChoose(this.rows[this.active].name);
      event.preventDefault();
    }
  }

  draw() {
    const first = Math.max(0, Math.floor(this.box.scrollTop / ROW) - SPARE);
    const last = Math.min(this.rows.length, Math.ceil((this.box.scrollTop + this.box.clientHeight) / ROW) + SPARE);
    const shown = [];
    for (let index = first; index < last; index++) {
      shown.push(this.row(this.rows[index], index));
    }
    show(this.space, shown);
    this.box.setAttribute('aria-activedescendant', this.rows.length === 0 ? '' : `chain-${this.active}`);
  }

  row(row, index) {
    const element = el('div', {
      id: `chain-${index}`, role: 'option', class: `row${index === this.active ? ' active' : ''}`,
      'aria-selected': row.name === this.chosen, 'aria-posinset': index + 1, 'aria-setsize': this.rows.length,
      title: row.message, on: {click: () => {
        this.active = index;
        this.onChoose(row.name);
      }},
    }, el('span', {class: `dot ${row.state}`}),
    el('span', {class: 'name'}, clip(row.name, 60)),
    el('span', {class: 'what'}, row.reason === '' ? row.state : `${row.state} · ${row.reason}`));
    element.style.top = `${index * ROW}px`;
    return element;
  }
}
