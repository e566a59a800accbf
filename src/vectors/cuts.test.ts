import { expect, it } from 'vitest';
import { cutsOf } from './cuts.js';

const cuts = (text: string, most?: number) => cutsOf(Buffer.from(text), most);

it('cuts through each part of a frame', () => {
  expect(cuts('data: {}\n\n', 1)).toEqual([
    { at: 1, through: 'field-name' },
    { at: 6, through: 'payload' },
    { at: 9, through: 'frame-end' },
  ]);
});

it('cuts through characters and line ends', () => {
  expect(cuts('data: é😀\r\n\r\n', 3).filter((cut) => cut.through !== 'field-name')).toEqual([
    { at: 6, through: 'payload' },
    { at: 7, through: 'character' },
    { at: 8, through: 'payload' },
    { at: 9, through: 'character' },
    { at: 10, through: 'character' },
    { at: 12, through: 'payload' },
    { at: 13, through: 'line-end' },
    { at: 14, through: 'frame-end' },
    { at: 15, through: 'line-end' },
  ]);
});

it('has nothing to cut in no byte or one', () => {
  expect(cuts('')).toEqual([]);
  expect(cuts('d')).toEqual([]);
});
