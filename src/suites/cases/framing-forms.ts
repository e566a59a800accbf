/** One stream in every form that the event-stream format allows. One row a recording. */
import type { Case } from '../case.js';
import { type Played, streamed } from './played.js';

const rows: readonly Played[] = [
  {
    recording: 'generic/framing-crlf',
    title: 'CR LF instead of LF.',
    because: ['framing/other-line-ends'],
    level: 'should',
    model: 'grok',
    caughtBy: ['reads-lines-naively', 'crashes-on-missing-message', 'demands-done'],
  },
  {
    recording: 'generic/framing-cr',
    title: 'CR instead of LF.',
    because: ['framing/other-line-ends'],
    level: 'should',
    model: 'grok',
    caughtBy: ['reads-lines-naively', 'crashes-on-missing-message', 'demands-done'],
  },
  {
    recording: 'generic/framing-comments',
    title: 'Comment lines between and within events.',
    because: ['framing/other-line-ends'],
    level: 'should',
    model: 'grok',
    caughtBy: ['reads-lines-naively', 'crashes-on-missing-message', 'demands-done'],
  },
  {
    recording: 'generic/framing-event-lines',
    title: 'event lines.',
    because: ['framing/other-line-ends'],
    level: 'should',
    model: 'grok',
    caughtBy: ['reads-lines-naively', 'crashes-on-missing-message', 'demands-done'],
  },
  {
    recording: 'generic/framing-id-and-retry-lines',
    title: 'id and retry lines.',
    because: ['framing/other-line-ends'],
    level: 'should',
    model: 'grok',
    caughtBy: ['reads-lines-naively', 'crashes-on-missing-message', 'demands-done'],
  },
  {
    recording: 'generic/framing-no-space',
    title: 'No space after data:.',
    because: ['framing/other-line-ends'],
    level: 'should',
    model: 'grok',
    caughtBy: ['reads-lines-naively', 'crashes-on-missing-message', 'demands-done'],
  },
  {
    recording: 'generic/framing-multi-line-data',
    title: 'A payload over several data lines.',
    because: ['framing/other-line-ends'],
    level: 'should',
    model: 'grok',
    caughtBy: [
      'reads-lines-naively',
      'crashes-on-done',
      'crashes-on-missing-message',
      'demands-done',
    ],
  },
  {
    recording: 'generic/framing-no-final-blank-line',
    title: 'No blank line after the last frame.',
    because: ['framing/other-line-ends'],
    level: 'should',
    model: 'grok',
    caughtBy: ['reads-lines-naively', 'crashes-on-missing-message', 'demands-done'],
  },
  {
    recording: 'generic/framing-no-final-line-end',
    title: 'No line end after the last frame.',
    because: ['framing/other-line-ends'],
    level: 'should',
    model: 'grok',
    caughtBy: ['reads-lines-naively', 'crashes-on-missing-message', 'demands-done'],
  },
  {
    recording: 'generic/framing-bom',
    title: 'A byte order mark at the start.',
    because: ['framing/other-line-ends'],
    level: 'should',
    model: 'grok',
    caughtBy: ['reads-lines-naively', 'crashes-on-missing-message', 'demands-done'],
  },
  {
    recording: 'generic/framing-extra-blank-lines',
    title: 'More blank lines than needed.',
    because: ['framing/other-line-ends'],
    level: 'should',
    model: 'grok',
    caughtBy: [
      'reads-lines-naively',
      'twenty-frames-a-read',
      'crashes-on-missing-message',
      'demands-done',
    ],
  },
];

export const framingFormsCases: readonly Case[] = rows.map(streamed);
