import { describe, expect, it } from 'vitest';
import { formatHttpDate, formatSkewDate, parseHttpDate } from './http-date.js';

const noon = Date.UTC(2026, 10, 21, 6, 45, 45);

describe('parseHttpDate', () => {
  it('reads an IMF-fixdate', () => {
    expect(parseHttpDate('Sat, 21 Nov 2026 06:45:45 GMT')).toBe(noon);
    expect(parseHttpDate('Thu, 29 Feb 2024 23:59:59 GMT')).toBe(Date.UTC(2024, 1, 29, 23, 59, 59));
  });

  it('does not hold the weekday against the date', () => {
    expect(parseHttpDate('Thu, 05 Jan 2014 21:31:40 GMT')).toBe(Date.UTC(2014, 0, 5, 21, 31, 40));
  });

  it.each([
    '2026-11-21T06:45:45Z',
    '2026-11-21T06:45:45.000Z',
    '1795243545',
    '1795243545000',
    'Saturday, 21-Nov-26 06:45:45 GMT',
    'Sat Nov 21 06:45:45 2026',
    'Sat, 21 Nov 2026 06:45:45 UTC',
    'Sat, 21 Nov 2026 06:45:45 +0000',
    'Sat, 21 Nov 2026 06:45:45',
    'Sat, 1 Nov 2026 06:45:45 GMT',
    'sat, 21 nov 2026 06:45:45 gmt',
    'Sxt, 21 Nov 2026 06:45:45 GMT',
    'Sat, 31 Feb 2026 06:45:45 GMT',
    'Sat, 00 Nov 2026 06:45:45 GMT',
    'Sat, 21 Nov 2026 24:00:00 GMT',
    'Sat, 21 Nov 2026 06:60:45 GMT',
    'Sat, 21 Nov 2026 06:45:60 GMT',
    ' Sat, 21 Nov 2026 06:45:45 GMT',
    '',
  ])('refuses %j', (text) => {
    expect(parseHttpDate(text)).toBeUndefined();
  });
});

describe('formatting', () => {
  it('writes an IMF-fixdate, cutting fractions', () => {
    expect(formatHttpDate(noon + 999)).toBe('Sat, 21 Nov 2026 06:45:45 GMT');
    expect(formatHttpDate(0)).toBe('Thu, 01 Jan 1970 00:00:00 GMT');
  });

  it('writes the skew message’s form', () => {
    expect(formatSkewDate(noon)).toBe('Sat, 21 Nov 2026 06:45:45 UTC');
  });
});
