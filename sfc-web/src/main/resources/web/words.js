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

/** Words and numbers as people read them. Pure. */

/** The states, worst first, which is the order in which the page lists them. */
export const STATES = ['failed', 'refused', 'degraded', 'pending', 'programming', 'ready'];

const ADVICE = {
  failed: 'A node or the controller failed. The change was undone and is tried again by itself; the message says when.',
  refused: 'The definition, or another chain, forbids it. Change what the message names; what ran before runs on.',
  degraded: 'It is installed, but not everywhere as planned; it is put right by itself when the node is back.',
  pending: 'Nothing is installed yet. Add what the message names; the rest happens by itself.',
  programming: 'It is being written to the nodes.',
  ready: 'Every node acknowledged the latest definition.',
};

/** What to do about a state. */
export function advice(state) {
  return ADVICE[state] ?? '';
}

/** A count with k, M or G. */
export function short(value) {
  const number = Number(value);
  for (const [size, unit] of [[1e9, ' G'], [1e6, ' M'], [1e4, ' k']]) {
    if (number >= size) {
      return (number / (unit === ' k' ? 1e3 : size)).toFixed(number / size >= 100 ? 0 : 1) + unit;
    }
  }
  return String(number);
}

/** Microseconds as a time with a fitting unit. */
export function micros(value) {
  const number = Number(value);
  return number < 1e3 ? `${number} µs` : number < 1e6 ? `${Math.round(number / 1e3)} ms`
    : `${(number / 1e6).toFixed(1)} s`;
}

/** How long ago a moment was. */
export function ago(moment, now) {
  const seconds = Math.max(0, Math.round((now - Date.parse(moment)) / 1000));
  if (Number.isNaN(seconds)) {
    return '';
  }
  const [size, unit] = seconds < 60 ? [1, 's'] : seconds < 3600 ? [60, 'min'] : seconds < 172800 ? [3600, 'h']
    : [86400, 'days'];
  return `${Math.floor(seconds / size)} ${unit}`;
}

/** At most so many characters, the rest as an ellipsis. */
export function clip(text, most) {
  const characters = Array.from(String(text ?? '').replace(/[\u0000-\u001f]/g, ' '));
  return characters.length <= most ? characters.join('') : characters.slice(0, most - 1).join('') + '…';
}

/** 1 thing, 2 things. */
export function many(count, one, more = one + 's') {
  return `${count.toLocaleString('en')} ${count === 1 ? one : more}`;
}
