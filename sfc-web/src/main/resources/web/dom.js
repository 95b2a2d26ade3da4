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

/** Makes elements. Text goes in as text, always: names come from users and may look like markup. */

const SVG = 'http://www.w3.org/2000/svg';
/** Characters that nobody sees and that turn or hide what stands beside them. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Text that shows every character it has. */
export function plain(text) {
  return String(text).replace(UNSEEN, '\ufffd');
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') {
      Object.entries(value).forEach(([event, action]) => element.addEventListener(event, action));
    } else if (typeof value === 'boolean' && name.startsWith('aria-')) {
      element.setAttribute(name, String(value));
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== undefined && value !== null) {
      element.setAttribute(name, name === 'title' || name === 'aria-label' ? plain(value) : String(value));
    }
  }
  for (const child of children.flat()) {
    if (child !== undefined && child !== null && child !== '') {
      element.append(child instanceof Node ? child : plain(child));
    }
  }
  return element;
}

/** An HTML element; attribute "on" holds listeners by event. */
export function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** An SVG element. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

/** What tells a button from its neighbours, also after it was drawn anew. */
const sign = button => button.dataset.key ?? button.getAttribute('aria-label') ?? button.textContent;

/** Draws a part of the page anew: its scroll position stays, and a button in it keeps the focus while it is there. */
export function keepFocus(box, draw, otherwise = box) {
  const buttons = () => [...box.querySelectorAll('button')];
  const focused = buttons().find(button => button === document.activeElement);
  const top = box.scrollTop;
  draw();
  box.scrollTop = top;
  if (focused !== undefined) {
    (buttons().find(button => sign(button) === sign(focused)) ?? otherwise).focus({preventScroll: true});
  }
}

/** Replaces what an element holds. */
export function show(element, ...children) {
  element.replaceChildren(...children.flat().filter(child => child !== undefined && child !== null && child !== ''));
}
